/*
 * The administrator's week: who is who, what happened, and who acts where when
 * an assessor is away.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { records, signedIn, sql } from "./stack.mjs";
import { endTerm } from "./terms.mjs";
import * as work from "./work.mjs";

const code = "leading-student-led-discussion";
const page = `/administrator/duties/${code}`;
let nora;
before(async () => { nora = await signedIn("ncole"); });

const idOf = (username) => sql(
	`SELECT public_id FROM person WHERE username = '${username}'`)[0][0];
const duties = (username, duty) => Number(sql(`SELECT COUNT(*) FROM duty d
	JOIN person p ON p.id = d.person_id
	JOIN micro_credential m ON m.id = d.micro_credential_id
	WHERE p.username = '${username}' AND d.duty = '${duty}'
	AND m.code = '${code}'`)[0][0]);
const told = (action, words) => Number(sql(`SELECT COUNT(*) FROM audit
	WHERE action = '${action}' AND subject LIKE '%${words}%'`)[0][0]);

/* A form as the page has it, with what is chosen in it. */
async function change(values) {
	const form = (await nora.get(page)).form(page);
	return nora.post(page, { token: form.value("token"), ...values });
}

test("everybody is found by first name, last name and user name", async () => {
	for (const typed of ["Maya", "maya ok", "OKAFOR", "mokafor", "MOkaf"]) {
		const { List } = (await nora.json(
			`/administrator/persons?q=${encodeURIComponent(typed)}`)).json;
		assert.ok(List.items.some((one) => one.username === "mokafor"), typed);
	}
	for (const typed of ["%", "_", "!", "\\", "' OR ''='", "<b>", "okafox"]) {
		const { List } = (await nora.json(
			`/administrator/persons?q=${encodeURIComponent(typed)}`)).json;
		assert.equal(List.items.length, 0, typed);
	}
});

test("the pages of people hold each of them once, in order", async () => {
	const seen = [];
	let next = "/administrator/persons";
	while (next) {
		const { List, Pager } = (await nora.json(next)).json;
		assert.ok(List.items.length <= 20);
		seen.push(...List.items.map((one) => one.username));
		next = Pager.next_href;
	}
	assert.deepEqual(seen,
		sql("SELECT username FROM person ORDER BY name, id").flat());
});

test("a person's page tells roles and duties", async () => {
	const { Subject, Roles, Duties, Sessions } = (await nora.json(
		`/administrator/persons/${idOf("treyes")}`)).json;
	assert.equal(Subject.username, "treyes");
	assert.deepEqual(Roles.map((role) => role.label), ["Assessor", "Educator"]);
	assert.ok(Duties.some((duty) => duty.href === page
		&& duty.kind === "assessor" && !duty.idle));
	assert.equal(typeof Sessions, "number");
	assert.equal((await nora.get(
		`/administrator/persons/${"a".repeat(26)}`)).status, 404);
});

test("the trail is found by person, action and number", async () => {
	const [[number]] = sql("SELECT number FROM submission ORDER BY id LIMIT 1");
	const get = async (query) => (await nora.json(
		`/administrator/audit?${new URLSearchParams(query)}`)).json;
	const ofOne = await get({ number: number.toLowerCase().replace("-", " ") });
	assert.ok(ofOne.List.items.length > 0);
	assert.ok(ofOne.List.items.some((one) => one.subject === number));
	const signOns = await get({ q: "ncole", action: "sign_on" });
	assert.ok(signOns.List.items.length > 0);
	for (const one of signOns.List.items)
		assert.deepEqual([one.who, one.action], ["Nora Cole", "Signed in"]);
	const several = await get({ q: "m" });
	assert.equal(several.List.items.length, 0);
	assert.ok(several.Choices.length > 1);
	assert.equal((await get({ number: "ZZZZ-ZZZZ" })).List.items.length, 0);
	assert.equal((await nora.get("/administrator/audit?action=other")).status, 400);
	assert.equal((await nora.get("/administrator/audit?after=x")).status, 400);
});

test("the trail's pages follow each other", async () => {
	const one = (await nora.json("/administrator/audit?q=")).json;
	assert.equal(one.List.items.length, 20);
	const two = (await nora.json(one.Pager.next_href)).json;
	const moments = [...one.List.items, ...two.List.items]
		.map((entry) => entry.at);
	assert.deepEqual(moments, [...moments].sort().reverse(), "newest first");
	assert.ok(two.Pager.first_href);
});

test("the overview counts, and says how the parts are", async () => {
	const { Count, Health } = (await nora.json("/administrator/")).json;
	assert.equal(Count.persons, Number(
		sql("SELECT COUNT(*) FROM person WHERE active = 1")[0][0]));
	assert.deepEqual(Health.map((part) => part.part), ["Database", "Directory",
		"Signer", "Disk", "Clock", "Mail"]);
	for (const part of Health)
		assert.match(part.state, /^(good|care|bad)$/);
	assert.equal(Health[4].state, "good", "the clock of one machine");
});

test("a duty is given and withdrawn once, however often it is sent", async () => {
	const person = idOf("schen");
	for (const turn of [1, 2, 3]) {
		const answer = await change({ action: "give", duty: "assessor", person,
			reason: "Covers in the spring" });
		assert.equal(answer.status, 303, `turn ${turn}`);
	}
	assert.equal(duties("schen", "assessor"), 1);
	assert.equal(told("duty.given", "Covers in the spring"), 1);
	const both = await Promise.all([1, 2].map(() => change({ action: "withdraw",
		duty: "assessor", person, reason: "Spring is over" })));
	assert.deepEqual(both.map((answer) => answer.status), [303, 303]);
	assert.equal(duties("schen", "assessor"), 0);
	assert.equal(told("duty.withdrawn", "Spring is over"), 1);
});

test("two who give the same duty at once give it once", async () => {
	const person = idOf("schen");
	const answers = await Promise.all([1, 2, 3, 4].map((n) => change({
		action: "give", duty: "assessor", person, reason: `At once ${n}` })));
	assert.ok(answers.every((answer) => answer.status === 303));
	assert.equal(duties("schen", "assessor"), 1);
	assert.equal(told("duty.given", "At once"), 1);
	await change({ action: "withdraw", duty: "assessor", person, reason: "Done" });
});

test("what can't be a duty is told beside the field, and changes nothing",
	async () => {
		const schen = idOf("schen");
		const good = { action: "give", duty: "assessor", person: schen,
			reason: "Why not" };
		const before = records();
		for (const [what, wrong] of [
			["no role", { person: idOf("mokafor") }],
			["another role", { duty: "issuer" }],
			["no reason", { reason: "" }], ["spaces", { reason: "   " }],
			["too long", { reason: "x".repeat(91) }],
			["nobody", { person: "" }], ["a stranger", { person: "a".repeat(26) }],
			["no id", { person: "1 OR 1=1" }], ["no duty", { duty: "owner" }],
			["no action", { action: "" }], ["other action", { action: "burn" }],
		]) {
			const answer = await change({ ...good, ...wrong });
			assert.equal(answer.status, 422, what);
			assert.match(answer.main, /Nothing was changed/, what);
		}
		const kept = await change({ ...good, person: "" });
		assert.match(kept.text, /value="Why not"/, "what was typed is there");
		assert.deepEqual(records(), before);
	});

test("who leaves the group keeps the duty, and it counts for nothing", async () => {
	const person = idOf("kwhitfield");
	sql(`DELETE FROM role_grant WHERE role = 'assessor' AND person_id =
		(SELECT id FROM person WHERE username = 'kwhitfield')`);
	try {
		const { Parts } = (await nora.json(page)).json;
		const held = Parts[0].held.find((one) => one.id === person);
		assert.match(held.idle, /group of assessors/);
	} finally {
		sql(`INSERT INTO role_grant SELECT id, 'assessor', UTC_TIMESTAMP(6)
			FROM person WHERE username = 'kwhitfield'`);
	}
});

test("an ill assessor's work goes on with another", async () => {
	const person = idOf("schen");
	await change({ action: "give", duty: "assessor", person,
		reason: "For this test" });
	const { number } = await work.submitWork(await signedIn("pjensen"), code);
	endTerm("for-duties", "the term of this test");
	const schen = await signedIn("schen");
	const review = await work.claim(schen, number);
	assert.ok(review, "claimed");
	const { Parts } = (await nora.json(page)).json;
	assert.equal(Parts[0].held.find((one) => one.id === person).claims, 1);

	const answer = await nora.follow(await change({ action: "withdraw",
		duty: "assessor", person, reason: "Ill until further notice" }));
	assert.match(answer.main, /free for another assessor/);
	const sent = await work.recommend(schen, review, "award");
	assert.equal(sent.status, 409, "the old page can't be sent");
	for (const username of ["treyes", "lnovak", "jabara"]) {
		const other = await signedIn(username);
		const claimed = await work.claim(other, number);
		assert.ok(claimed, `${username} can claim`);
		await work.recommend(other, claimed, "award");
	}
	assert.equal(sql(`SELECT a.state FROM attempt a JOIN submission s
		ON s.id = a.submission_id WHERE s.number = '${number}'`)[0][0],
		"recommended");
	const { List } = (await nora.json(
		`/administrator/audit?number=${number}`)).json;
	assert.ok(List.items.some((one) => one.action === "Review freed for others"
		&& one.who === "Nora Cole" && /Ill until/.test(one.detail)));
});

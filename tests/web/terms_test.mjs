/*
 * Work that is read by term, through the pages: taken in at any time, read from
 * the last day of the term on, decided under seal, and told to everyone at once.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { read } from "../mail/letter.mjs";
import { file } from "./person.mjs";
import { demo, eventually, signedIn, sql, stack, top } from "./stack.mjs";
import { endTerm, moment } from "./terms.mjs";
import * as work from "./work.mjs";

const code = "leading-student-led-discussion";
const committee = ["treyes", "kwhitfield", "jabara"];
const awarded = {}, missed = {};
let issuer, assessors;

before(async () => {
	[awarded.person, missed.person, issuer, ...assessors] = await Promise.all(
		["agreen", "dhoffman", "rlindqvist", ...committee].map(signedIn));
});

const at = (id) => `/educator/submissions/${id}`;
const both = () => [awarded, missed];

test("F9: it is handed in at any time, and the page says when it is read", async () => {
	for (const who of both())
		Object.assign(who, await work.submitWork(who.person, code));
	assert.match(awarded.page.words, /It belongs to the fall term 2026/);
	assert.match(awarded.page.words, /begin to read on Mon, Feb 1, 2027/);
	assert.match(awarded.page.words,
		/All results of the term come out together at the end of Fri, Feb 19, 2027/);
	const { Submission } = (await awarded.person.json(at(awarded.id))).json;
	assert.equal(Submission.opens_on, "2027-02-01T05:00:00Z");
	assert.equal(Submission.due_on, "2027-02-20T04:59:59Z");
	/* The letter says the same day. */
	await eventually(20, () => assert.ok(readdirSync(demo.mail)
		.filter((name) => name.endsWith(".eml"))
		.map((name) => read(readFileSync(`${demo.mail}/${name}`, "utf8")))
		.some(({ plain }) => plain.includes(awarded.number)
			&& plain.includes("Feb 19"))));
});

test("F12: before the last day no assessor finds it, or gets it", async () => {
	assert.equal(await work.claim(assessors[0], awarded.number), null);
	const queue = await assessors[0].get("/assessor/queue");
	const answer = await assessors[0].post("/assessor/queue", {
		token: queue.forms.find((form) => form.names.has("token"))
			.value("token"),
		claim: awarded.id,
	});
	assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
	assert.equal(sql(`SELECT COUNT(*) FROM review r
		JOIN attempt a ON a.id = r.attempt_id JOIN submission s
		ON s.id = a.submission_id WHERE s.public_id = '${awarded.id}'
		AND r.state <> 'open'`)[0][0], "0");
});

test("F12: on the last day a committee reads it", async () => {
	endTerm("today", "the short term");
	assert.match((await awarded.person.get(at(awarded.id))).words,
		/It belongs to the short term ?\./);
	for (const assessor of assessors)
		for (const [who, what] of [[awarded, "award"], [missed, "not_yet"]])
			await work.recommend(assessor, await work.claim(assessor, who.number),
				what, what === "award" ? undefined : () => 0);
});

test("the decision is sealed, and can be taken back until it goes out", async () => {
	const page = await work.decisionPage(issuer, awarded.number);
	assert.match(page.words, /Sealed until the end of .* when all results of the short term go out together/);
	let done = await work.decide(issuer, page, "award");
	assert.match(done.words, /Sealed: award\. It goes out with all results/);
	assert.match(done.words, /Nobody but issuers of record can see this/);
	/* Taken back, and decided again; sent twice it is the same decision. */
	const taken = await issuer.send(done.form("/issuer/decisions/"), {}, "action=unseal");
	assert.match(taken.words, /Taken back\. The submission awaits a decision again/);
	assert.ok(await work.decisionPage(issuer, awarded.number));
	done = await work.decide(issuer, taken, "award");
	assert.equal(done.status, 200);
	const again = await work.decide(issuer, page, "award");
	assert.match(again.words, /Sealed/);
	assert.equal(await work.decisionPage(issuer, awarded.number), null);
	assert.ok(await work.decisionPage(issuer, awarded.number, "sealed"));
	await work.decide(issuer, await work.decisionPage(issuer, missed.number),
		"not_yet", "The second lesson is missing.");
	assert.equal(sql(`SELECT COUNT(*) FROM audit a JOIN submission s
		ON s.id = a.submission_id WHERE a.action = 'decision.sealed'
		AND s.public_id = '${awarded.id}'`)[0][0], "2");
});

test("F14: until the release nobody else can tell one from the other", async () => {
	const tell = async ({ person, id, number }) => {
		const page = await person.get(at(id));
		const { Submission, Timeline } = (await person.json(at(id))).json;
		assert.equal(Submission.state, "recommended");
		assert.doesNotMatch(JSON.stringify([Submission, Timeline]),
			/not_yet|"award|feedback_href|missing|Sealed|sealed/);
		const feedback = await person.get(`${at(id)}/feedback/1`);
		const home = (await person.json("/educator/")).json;
		return { keys: Object.keys(Submission).sort(),
			events: Timeline.map((event) => event.text), feedback: feedback.status,
			words: page.words.replaceAll(number, "NUMBER")
				.replace(/\d+:\d\d [AP]M/g, "TIME").includes("Reviewed, waiting for the decision"),
			open: home.Open?.items?.find((one) => one.number === number)?.state,
			news: (home.News?.items ?? []).map((one) => `${one.kind} ${one.title}`)
				.filter((one) => one.includes("Leading Student-Led Discussion")) };
	};
	assert.deepEqual(await tell(awarded), await tell(missed));
	for (const { person } of both())
		assert.ok(!(await person.json("/educator/awards")).json.Awards.items
			.some((one) => one.title === "Leading Student-Led Discussion"));
	for (const assessor of assessors) {
		const { main } = await assessor.get("/assessor/queue");
		for (const { number } of both())
			assert.match(main, new RegExp(
				`${number}.{0,80}(Award|Not yet) .{0,30}Not decided`));
	}
	assert.equal(sql(`SELECT COUNT(*) FROM message m JOIN attempt a
		ON a.id = m.attempt_id JOIN submission s ON s.id = a.submission_id
		WHERE s.public_id IN ('${awarded.id}', '${missed.id}')
		AND m.kind IN ('awarded', 'not_yet', 'office_award')`)[0][0], "0");
	/* The operator's command lets nothing out before the date. */
	assert.match(await stack("operator", "release", "--once"),
		/^0 awarded, 0 not yet\.$/m);
});

test("F14: after the release date all results are out, with every letter", async () => {
	sql(`UPDATE term SET review_due_at = closes_at, release_at = ${moment(1)}
		WHERE code = 'today'`);
	await new Promise((done) => setTimeout(done, 1500));
	await stack("operator", "release", "--once");
	const good = await eventually(10, async () => {
		const { Submission } = (await awarded.person.json(at(awarded.id))).json;
		assert.equal(Submission.state, "awarded");
		return Submission;
	});
	assert.ok(good.award_href);
	const page = await missed.person.get(`${at(missed.id)}/feedback/1`);
	assert.equal(page.status, 200);
	assert.match(page.words, /The second lesson is missing\./);
	assert.match((await missed.person.get(at(missed.id))).words, /second attempt|attempt 2/i);
	await eventually(20, () => {
		const found = readdirSync(demo.mail).filter((name) => name.endsWith(".eml"))
			.map((name) => read(readFileSync(`${demo.mail}/${name}`, "utf8")));
		for (const [who, words] of [["agreen", /Awarded|You have earned|earned/i],
			["dhoffman", /Not yet|feedback|result/i]]) {
			const [[mail]] = sql(`SELECT mail FROM person WHERE username = '${who}'`);
			assert.ok(found.some(({ headers }) => headers.to.endsWith(`<${mail}>`)
				&& words.test(headers.subject)
				&& /Student-Led Discussion/.test(headers.subject)), who);
		}
	});
	assert.equal(await work.decisionPage(issuer, awarded.number, "sealed"), null);
	assert.ok(await work.decisionPage(issuer, missed.number, "decided"));
});

test("a file that moves a term which is read is refused with the place and reason", async () => {
	const nora = await signedIn("ncole");
	const sample = JSON.parse(readFileSync(`${top}deploy/sample/pathfinder.json`));
	sample.terms.push({ code: "today", programme: "pathfinder", name: "moved",
		ends_on: "2027-06-01", review_until: "2027-06-02", release_on: "2027-06-03" });
	const list = await nora.get("/administrator/definitions");
	const preview = await nora.send(list.forms.find((form) =>
		form.action === "/administrator/definitions"),
	{ file: file("terms.json", JSON.stringify(sample), "application/json") });
	const form = preview.forms.find((one) => one.action.includes("/drafts/"));
	assert.match((await nora.send(form, {}, "action=publish")).words,
		/Nothing was published: .*terms: "today": Reading has begun: the last day of this term stands\./);
	assert.equal(sql("SELECT name FROM term WHERE code = 'today'")[0][0],
		"the short term");
});

test("a term that is read stands: moving its last day is refused with the reason", () => {
	assert.throws(() => sql("UPDATE term SET closes_at = closes_at + INTERVAL 1 DAY,"
		+ " review_due_at = closes_at, release_at = closes_at WHERE code = 'today'"),
	/last day of this term stands/);
});

/*
 * Who gets in where: every route that the workers have, tried as nobody, as each
 * role, and as the one whose records the address names. What comes out must be
 * what stands in authorisation.expected; ACCEPT=1 writes it anew.
 *
 *   sign-in   led to the sign-on, or told 401
 *   403, 404  refused: not this role's, or not this person's
 *   in        the page is shown, or the form is looked at
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually, signedIn, sql, top, visitor } from "./stack.mjs";
import * as work from "./work.mjs";

const expected = fileURLToPath(new URL("authorisation.expected",
	import.meta.url));
const routes = readFileSync(`${top}tests/routes.expected`, "utf8").split("\n")
	.filter((line) => line !== "").map((line) => {
		const [module, method, access, path] = line.split(/\s+/);
		return { module, method, access, path };
	});
const people = {}; /* in the order of the columns */
const objects = []; /* [pattern, values of {...}] */

/* Two assessors' recommendations on what an educator hands in. */
async function recommended(educator, code, assessors) {
	const { id, number } = await work.submitWork(educator, code);
	for (const assessor of assessors)
		await work.recommend(assessor, await work.claim(assessor, number), "award");
	return { id, number };
}

before(async () => {
	people.nobody = visitor();
	for (const [name, username] of [["owner", "jroberts"],
		["educator", "lfigueroa"], ["assessor", "treyes"],
		["assessor-elsewhere", "kwhitfield"], ["issuer", "pkarim"],
		["issuer-elsewhere", "aosei"], ["administrator", "ncole"]])
		people[name] = await signedIn(username);
	const [novak, mensah, chen] = await Promise.all(
		["lnovak", "dmensah", "schen"].map(signedIn));
	const { owner, assessor, issuer } = people;

	const draft = await work.fillDraft(owner,
		await work.startDraft(owner, "checking-for-understanding"));
	const reviewed = await work.submitWork(owner, "decoding-how-print-works");
	const review = await work.claim(assessor, reviewed.number);
	const ripe = await recommended(owner, "global-goal-close-to-home",
		[novak, mensah]);
	const decision = await work.decisionPage(issuer, ripe.number);
	const done = await recommended(owner, "seeing-the-whole-system-explorer",
		[mensah, chen]);
	await work.decide(issuer, await work.decisionPage(issuer, done.number),
		"award");

	const [[award]] = sql(`SELECT w.public_id FROM award w
		JOIN person p ON p.id = w.person_id WHERE p.username = 'jroberts'`);
	/* The signer draws and signs by itself, within seconds. */
	await eventually(30, () => assert.equal(sql(`SELECT COUNT(*) FROM award w
		JOIN badge_image i ON i.edition_id = w.edition_id
		JOIN credential k ON k.award_id = w.id AND k.form = 'json'
		WHERE w.public_id = '${award}'`)[0][0], "1"));
	const artifact = (submission) => sql(`SELECT f.public_id FROM artifact f
		JOIN attempt a ON a.id = f.attempt_id
		JOIN submission s ON s.id = a.submission_id
		WHERE s.public_id = '${submission}' AND f.kind = 'file'`)[0][0];
	const [[person]] = sql(
		"SELECT public_id FROM person WHERE username = 'jroberts'");
	const file = "abcdefghijklmnopqrstuvwxy2";
	sql(`INSERT IGNORE INTO definition_draft
		(public_id, person_id, name, body, created_at)
		SELECT '${file}', id, 'x.json', '{}', UTC_TIMESTAMP(6) FROM person
		WHERE username = 'ncole'`);
	objects.push(
		[/^\/administrator\/definitions\/drafts\//, { id: file }],
		[/^\/educator\/submissions\/\{id\}\/feedback/, { id: done.id, int: "1" }],
		[/^\/educator\/submissions\//, { id: work.idOf(draft.path) }],
		[/^\/educator\/artifacts\//, { id: artifact(work.idOf(draft.path)) }],
		[/^\/assessor\/artifacts\//, { id: artifact(reviewed.id) }],
		[/^\/\w+\/evidence\//, { id: artifact(ripe.id) }],
		[/^\/issuer\/artifacts\//, { id: artifact(ripe.id) }],
		[/^\/assessor\/reviews\//, { id: work.idOf(review.path) }],
		[/^\/administrator\/reviews\//, { id: work.idOf(review.path) }],
		[/^\/issuer\/decisions\//, { id: work.idOf(decision.path) }],
		[/awards\//, { id: award }],
		[/^\/administrator\/persons\//, { id: person }],
		[/\{code\}/, { code: "decoding-how-print-works" }],
		[/\{name\}/, { name: "no-such-key" }]);
});

function address(path) {
	if (!path.includes("{"))
		return path;
	const [, values] = objects.find(([pattern]) => pattern.test(path))
		?? [null, {}];
	return path.replace(/\{(\w+)\}/g, (whole, name) => {
		const value = values[name] ?? (name === "int" ? "1" : undefined);
		assert.ok(value, `the test has no ${name} for ${path}`);
		return value;
	});
}

function verdict(answer) {
	if (answer.status === 401 || (answer.status === 303
			&& answer.location.startsWith("/sign-on?")))
		return "sign-in";
	if ([403, 404, 405].includes(answer.status))
		return String(answer.status);
	assert.ok(answer.status < 500, `${answer.path}: ${answer.status}`);
	return "in";
}

/* What a form has to say before anyone asks whose it is. */
const said = { "/educator/awards/{id}": { action: "share", name: "1" } };

/* A form with little in it but the person's own token. */
async function tried(person, { method, path }) {
	const at = address(path);
	if (method === "GET")
		return verdict(await person.get(at));
	const token = person.account.username ? (await person.get("/educator/"))
		.form("/sign-on/out").value("token") : "";
	return verdict(path.endsWith("/artifacts")
		? await person.upload(at, { token })
		: await person.post(at, { token, ...said[path] }));
}

test("each route opens to whom it should", async () => {
	const lines = [];
	for (const route of routes.filter((one) => one.module !== "signon")) {
		const cells = [];
		for (const [name, person] of Object.entries(people))
			cells.push(`${name}=${await tried(person, route)}`);
		lines.push(`${route.method} ${route.path}\n\t${cells.join(" ")}\n`);
	}
	const found = lines.join("");
	if (process.env.ACCEPT)
		writeFileSync(expected, found);
	assert.equal(found, readFileSync(expected, "utf8"),
		"ACCEPT=1 tests/run web writes authorisation.expected anew");
});

test("a role's pages are that role's alone", () => {
	const open = readFileSync(expected, "utf8").split("\n");
	for (let i = 0; i + 1 < open.length; i += 2) {
		const [, path] = open[i].split(" ");
		const role = path.match(/^\/(assessor|issuer|administrator)\//)?.[1];
		const cells = Object.fromEntries(open[i + 1].trim().split(" ")
			.map((cell) => cell.split("=")));
		/* Another host's: here they are nobody's. */
		if (path.includes("/evidence/")) {
			assert.deepEqual([...new Set(Object.values(cells))], ["404"], path);
			continue;
		}
		if (role || path.startsWith("/educator/"))
			assert.equal(cells.nobody, "sign-in", path);
		if (role) {
			assert.equal(cells.owner, "403", path);
			assert.equal(cells.educator, "403", path);
		}
	}
});

test("ids that don't exist look like ids of others", async () => {
	const missing = "a".repeat(26);
	for (const path of ["/educator/submissions/", "/educator/artifacts/",
		"/educator/awards/"]) {
		const theirs = await people.educator.get(
			path + objects.find(([pattern]) => pattern.test(path))[1].id);
		const none = await people.educator.get(path + missing);
		assert.equal(theirs.status, 404);
		assert.equal(none.status, 404);
		const plain = ({ main }) => main.replace(/[0-9a-f]{32}/, "its number");
		assert.equal(plain(theirs), plain(none), "no hint that it exists");
	}
});

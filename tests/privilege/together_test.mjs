/*
 * Two at once: sessions of their own, each in a transaction, in an order that
 * the test sets. Locks decide, not luck: one wins, the other is refused, finds
 * nothing to change, or is the victim of a deadlock and runs again.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Session, must } from "./database.mjs";
import { build, claiming, ids, now, people, recommending, submitting }
	from "./fixture.mjs";

build();

const attempt = (state) => ids(state).attempt;
const reviewed = (state) => must("owner", `SELECT GROUP_CONCAT(
	CONCAT(state, ':', COALESCE(assessor_id, 0)) ORDER BY id)
	FROM review WHERE attempt_id = ${attempt(state)}`)[0];
const stateOf = (state) => must("owner",
	`SELECT state FROM attempt WHERE id = ${attempt(state)}`)[0];

/* A has done its part and not committed; B begins and must wait; A commits. */
const race = async ([roleA, sqlA], [roleB, sqlB], before = "") => {
	const a = new Session(roleA);
	const b = new Session(roleB);
	/* B's view of the past is older than what A does. */
	await b.run(`START TRANSACTION WITH CONSISTENT SNAPSHOT; ${before}SELECT 1`);
	await a.run("START TRANSACTION");
	const first = await a.run(`${sqlA}; SELECT ROW_COUNT()`);
	let waited = true;
	const second = b.run(`${sqlB}; SELECT ROW_COUNT()`)
		.finally(() => { waited = false; });
	await new Promise((done) => setTimeout(done, 200));
	const had_to_wait = waited;
	const committed = await a.run("COMMIT");
	const answer = await second;
	await b.run("COMMIT");
	await Promise.all([a.close(), b.close()]);
	return { first, second: answer, committed, had_to_wait };
};

/* A worker runs a transaction again when it was the victim of a deadlock. */
const again = (role, sql, answer) =>
	/deadlock/i.test(answer) ? must(role, `${sql}; SELECT ROW_COUNT()`)[0] : answer;

test("two claims of the last place: one wins", async () => {
	const claim = (who) => claiming("last", who);
	const result = await race(["assessor", claim(people.second)],
		["assessor", claim(people.third)]);
	assert.equal(result.first, "1");
	assert.ok(result.had_to_wait);
	assert.equal(again("assessor", claim(people.third), result.second), "0");
	assert.equal(reviewed("last"),
		`recommended:${people.assessor},claimed:${people.second}`);
});

test("one assessor claims twice at once: one place", async () => {
	const claim = claiming("race", people.assessor);
	const place = (order) => claim.replace("ORDER BY id", `ORDER BY id ${order}`);
	const result = await race(["assessor", place("ASC")],
		["assessor", place("DESC")]);
	assert.equal(result.first, "1");
	assert.match(again("assessor", place("DESC"), result.second)
		.replace(/^.*?ERROR/s, "ERROR"), /already|Duplicate|^0$/);
	assert.equal(reviewed("race"), `claimed:${people.assessor},open:0`);
});

test("a claim and a recall: the claim came first", async () => {
	const recall = `UPDATE attempt SET state = 'draft', submitted_at = NULL,
		due_at = NULL WHERE id = ${attempt("submitted")} AND state = 'submitted'`;
	const result = await race(["assessor", claiming("submitted", people.assessor)],
		["educator", recall]);
	assert.ok(result.had_to_wait);
	assert.match(again("educator", recall, result.second), /^0$|ERROR 1644/);
	assert.equal(stateOf("submitted"), "in_review");
});

test("a save and a submission: what is saved first counts", async () => {
	const save = `INSERT INTO response (attempt_id, section_id, version, text,
		saved_at) VALUES (${attempt("save")}, 1601, 2, ' ', ${now})`;
	const result = await race(["educator", save], ["educator", submitting("save")]);
	assert.equal(result.first, "1");
	assert.ok(result.had_to_wait);
	assert.match(result.second, /A section is empty/);
	assert.equal(stateOf("save"), "draft");
});

test("a submission and a save: what is handed in stands", async () => {
	const save = (version, text) => `INSERT INTO response (attempt_id, section_id,
		version, text, saved_at)
		VALUES (${attempt("save")}, 1601, ${version}, '${text}', ${now})`;
	must("educator", save(3, "A plan again"));
	const result = await race(["educator", submitting("save")],
		["educator", save(4, "too late")]);
	assert.equal(result.first, "1");
	assert.ok(result.had_to_wait);
	assert.match(result.second, /Only a draft/);
	assert.equal(stateOf("save"), "submitted");
});

test("two recommendations at once: the attempt awaits its decision", async () => {
	const a = new Session("assessor");
	const b = new Session("assessor");
	const first = recommending("both", people.assessor);
	const second = recommending("both", people.second);
	await b.run("START TRANSACTION WITH CONSISTENT SNAPSHOT");
	await a.run("START TRANSACTION");
	const answers = [await a.run(first)];
	const later = b.run(second);
	await a.run("COMMIT");
	answers.push(await later);
	await b.run("COMMIT");
	await Promise.all([a.close(), b.close()]);
	again("assessor", first, answers[0]);
	again("assessor", second, answers[1]);
	assert.equal(stateOf("both"), "recommended");
});

test("two decisions at once: one stands", async () => {
	const decide = (outcome, issuer) => `INSERT INTO decision (attempt_id, issuer_id,
		outcome, note, decided_at) VALUES (${attempt("recommended")}, ${issuer},
		'${outcome}', '', ${now})`;
	const result = await race(["issuer", decide("award", people.issuer)],
		["issuer", decide("not_yet", people.deputy)]);
	assert.equal(result.first, "1");
	assert.ok(result.had_to_wait);
	assert.match(result.second, /is decided|Duplicate|awaits no|Deadlock/);
	assert.deepEqual(must("owner", `SELECT outcome FROM decision
		WHERE attempt_id = ${attempt("recommended")}`), ["award"]);
});

test("an edition changes while somebody begins it: it stands", async () => {
	const begin = `INSERT INTO submission (public_id, number, person_id,
		micro_credential_id, edition_id, created_at)
		VALUES ('race', 'RACE-0000', 1040, 1401, 1502, ${now})`;
	const change = `INSERT INTO section (edition_id, position, code, kind, title,
		prompt) VALUES (1502, 1, 'x', 'text', '', '')`;
	const result = await race(["educator", begin], ["owner", change]);
	assert.equal(result.first, "1");
	assert.ok(result.had_to_wait);
	assert.match(result.second, /it stands/);
});

test("twenty tries of a password at once: three are booked", async () => {
	const sessions = Array.from({ length: 20 }, () => new Session("signon"));
	await Promise.all(sessions.map((session) => session.run("SELECT 1")));
	for (const who of ["t", "u"]) {
		const answers = await Promise.all(sessions.map((session) => session.run(
			`SELECT sign_on_try(REPEAT('${who}', 32), '192.0.2.9', 3, 100, 15) > 0`)));
		assert.equal(answers.filter((answer) => answer === "1").length, 3);
		assert.equal(answers.filter((answer) => answer === "0").length, 17);
	}
	await Promise.all(sessions.map((session) => session.close()));
});

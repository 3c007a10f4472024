/*
 * The outbox: every change of state writes its messages and no others, in its
 * own transaction, and a repeated act writes none.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Session, must, run } from "../privilege/database.mjs";
import { awarding, build, claiming, deciding, ids, now, people, recommending,
	states, submitting } from "../privilege/fixture.mjs";

before(build);

/* "kind person" of each message about an attempt, in the order of writing. */
const told = (state) => must("owner", `SELECT CONCAT(kind, ' ',
	COALESCE(person_id, 'office')) FROM message
WHERE attempt_id = ${ids(state).attempt} ORDER BY id`);

/* The steps as the owner, for whom the rules hold as for everyone, and nothing
 * of it stays. Tells what of `what` there is afterwards that wasn't before. */
const within = (steps, what) => {
	const { error, rows } = run("owner", `START TRANSACTION;
CREATE TEMPORARY TABLE seen SELECT id FROM message;
UPDATE digest SET waiting = 0;
${steps.join(";\n")};
${what};
ROLLBACK`);
	assert.equal(error, "");
	return rows;
};
const fresh = `SELECT CONCAT(kind, ' ', COALESCE(person_id, 'office'))
FROM message WHERE id NOT IN (SELECT id FROM seen) ORDER BY id`;
const asked = `SELECT CONCAT(duty, ' ', person_id) FROM digest
WHERE waiting = 1 ORDER BY 1`;

const author = (state, ...kinds) => kinds.map((kind) =>
	`${kind} ${ids(state).author}`);

test("each state has told what led to it", () => {
	const path = ["submitted", "in_review", "recommended"];
	const expected = {
		draft: [], empty: [], save: [],
		submitted: author("submitted", "submitted"),
		race: author("race", "submitted"),
		claimed: author("claimed", "submitted", "in_review"),
		lapsing: author("lapsing", "submitted", "in_review"),
		half: author("half", "submitted", "in_review"),
		last: author("last", "submitted", "in_review"),
		both: author("both", "submitted", "in_review"),
		recommended: author("recommended", ...path),
		own: author("own", ...path),
		split: author("split", ...path),
		decided: author("decided", ...path),
		not_yet: author("not_yet", ...path, "not_yet"),
		awarded: [...author("awarded", ...path, "awarded"),
			"office_award office"],
		revoked: [...author("revoked", ...path, "awarded"),
			"office_award office", ...author("revoked", "revoked"),
			"office_revoked office"],
	};
	assert.deepEqual(Object.keys(expected).sort(), Object.keys(states).sort());
	for (const [state, messages] of Object.entries(expected))
		assert.deepEqual(told(state), messages, state);
});

test("whoever may take the work is asked, and nobody else", () => {
	const { assessor, second, third, everything, issuer, deputy } = people;
	assert.deepEqual(within([submitting("draft")], asked),
		[assessor, second, third, everything].map((id) => `assessor ${id}`));
	/* The last recommendation makes it ripe: not for one who assessed it. */
	assert.deepEqual(within([recommending("both", assessor),
		recommending("both", second)], asked),
	[issuer, deputy, everything].map((id) => `issuer ${id}`));
	/* Nobody is asked about work of their own. */
	assert.deepEqual(within([`INSERT INTO referral
(attempt_id, issuer_id, kind, note, referred_at)
VALUES (${ids("own").attempt}, ${issuer}, 'third', 'Look again', ${now})`],
	asked), [`assessor ${third}`]);
});

test("a place that is given back is offered again", () => {
	const { attempt } = ids("claimed");
	assert.deepEqual(within([`UPDATE review SET state = 'given_back'
WHERE attempt_id = ${attempt} AND assessor_id = ${people.assessor}`,
	`INSERT INTO review (public_id, attempt_id)
VALUES (public_id_make(), ${attempt})`], asked),
	[people.assessor, people.second, people.third, people.everything]
		.map((id) => `assessor ${id}`));
});

test("what is passed back tells its assessors, and only once", () => {
	const passing = `INSERT INTO referral
(attempt_id, issuer_id, kind, note, referred_at)
VALUES (${ids("split").attempt}, ${people.issuer}, 'passed_back', 'Why?', ${now})`;
	assert.deepEqual(within([passing], fresh),
		[`passed_back ${people.assessor}`, `passed_back ${people.second}`]);
	/* The educator has been told of both states before. */
	assert.deepEqual(within([passing,
		recommending("split", people.assessor),
		recommending("split", people.second)], fresh),
	[`passed_back ${people.assessor}`, `passed_back ${people.second}`]);
});

test("handing in again after a recall is another message", () => {
	const recalling = `UPDATE attempt SET state = 'draft', submitted_at = NULL,
due_at = NULL WHERE id = ${ids("submitted").attempt}`;
	assert.deepEqual(within([recalling], fresh), []);
	assert.deepEqual(within([recalling, submitting("submitted")], fresh),
		author("submitted", "submitted"));
});

test("what is rolled back or refused tells nobody", () => {
	const count = () => must("owner", "SELECT COUNT(*) FROM message")[0];
	const before = count();
	must("educator", `START TRANSACTION; ${submitting("draft")}; ROLLBACK`);
	assert.notEqual(run("educator", submitting("empty")).error, "");
	assert.notEqual(run("issuer", deciding("awarded", "award")).error, "");
	assert.notEqual(run("issuer", awarding("awarded")).error, "");
	assert.notEqual(run("assessor", claiming("recommended",
		people.third)).error === "" && count() !== before, true);
	assert.equal(count(), before);
});

test("an assessor's letters name nobody", () => {
	const rows = must("owner", `START TRANSACTION;
INSERT INTO referral (attempt_id, issuer_id, kind, note, referred_at)
VALUES (${ids("split").attempt}, ${people.issuer}, 'passed_back', 'Why?', ${now});
SELECT * FROM message_letter WHERE kind = 'passed_back';
SELECT * FROM digest_work; ROLLBACK`);
	assert.ok(rows.length > 4);
	for (const row of rows)
		assert.ok(!/Person 11\d\d|p11\d\d@/.test(row), row);
});

test("the office learns who, what, and how much", () => {
	const [row] = must("courier", `SELECT CONCAT_WS('|', about_name, title,
	credit_amount, credit_unit, issuer) FROM message_letter
WHERE kind = 'office_award' AND title = 'One' ORDER BY id LIMIT 1`);
	assert.equal(row, `Person ${ids("awarded").author}|One|10.00|hours|Person ${
		people.issuer}`);
});

test("a letter that is no longer true doesn't hold", () => {
	const holds = (state, kind) => must("courier", `SELECT holds
FROM message_letter WHERE kind = '${kind}' AND person_id = ${ids(state).author}`)[0];
	assert.equal(holds("submitted", "submitted"), "1");
	assert.equal(holds("claimed", "in_review"), "1");
	assert.equal(holds("awarded", "in_review"), "0");
	assert.equal(holds("awarded", "awarded"), "1");
});

test("what a message tells of can't be changed", () => {
	for (const change of ["kind = 'revoked'", "once_key = 'x'",
		"person_id = NULL", "award_id = NULL"])
		assert.notEqual(run("owner", `START TRANSACTION;
UPDATE message SET ${change} WHERE kind = 'awarded'; ROLLBACK`).error, "");
	assert.match(run("owner", "DELETE FROM message").error, /waits/);
});

test("no role's account reads or writes the outbox", () => {
	for (const role of ["signon", "educator", "assessor", "issuer",
		"administrator", "visitor", "signer", "sync", "release"])
		for (const table of ["message", "digest", "message_letter"])
			assert.match(run(role, `SELECT 1 FROM ${table}`).error, /denied/);
});

/* The digests of their assessors are rows that all of them write, in one order.
 * Every other one has handed in before: so the count of an attempt's places,
 * which locks up to the next attempt (0002), keeps none of them apart. */
test("many who hand in at once wait for each other, and never deadlock", async () => {
	const many = 12;
	const everyone = [...Array(2 * many + 1).keys()].map((n) => 8000 + n);
	const numbers = everyone.filter((n) => n % 2 === 1);
	const handing = (n) => `UPDATE attempt SET consent = 1, own_work = 1,
	state = 'submitted', submitted_at = ${now}, due_at = ${now} + INTERVAL 9 DAY
WHERE id = ${n}`;
	const id26 = (n) => `manyatonce${n}`.replace(/[0189]/g, (c) =>
		"abcd"["0189".indexOf(c)]).padEnd(26, "a");
	must("owner", everyone.map((n) => `
INSERT INTO person (id, public_id, directory_key, username, name, active)
VALUES (${n}, '${id26(n)}', 'key-${n}', 'p${n}', 'Person ${n}', 1);
INSERT INTO role_grant (person_id, role, granted_at)
VALUES (${n}, 'educator', ${now});
INSERT INTO submission (id, public_id, number, person_id, micro_credential_id,
	edition_id, created_at)
VALUES (${n}, '${id26(n)}', 'M${n}-000', ${n}, 1400, 1500, ${now});
INSERT INTO attempt (id, submission_id, ordinal, created_at)
VALUES (${n}, ${n}, 1, ${now});
INSERT INTO response (attempt_id, section_id, version, text, saved_at)
VALUES (${n}, 1601, 1, 'A plan', ${now}), (${n}, 1602, 1, 'A result', ${now});
INSERT INTO artifact (id, public_id, attempt_id, position, kind, title, url,
	once_key, added_at)
VALUES (${n}, '${id26(n)}', ${n}, 1, 'link', 'L', 'https://x.example/', '${n}',
	${now});
INSERT INTO reflection (artifact_id, version, text, saved_at)
VALUES (${n}, 1, 'It shows it', ${now})`).join(";"));
	for (const n of everyone.filter((other) => other % 2 === 0))
		must("educator", handing(n));
	const sessions = numbers.map(() => new Session("educator"));
	await Promise.all(sessions.map((one) => one.run("DO 1")));
	/* Each holds what it wrote for a moment, as a slow commit does. */
	const answers = await Promise.all(sessions.map((one, i) => one.run(
		`START TRANSACTION; ${handing(numbers[i])}; DO SLEEP(0.02); COMMIT`)));
	await Promise.all(sessions.map((one) => one.close()));
	assert.deepEqual(answers, numbers.map(() => ""));
	assert.deepEqual(must("owner", `SELECT COUNT(*) FROM message
WHERE attempt_id IN (${numbers}) AND kind = 'submitted'`), [String(many)]);
	/* Nobody else's test meets them. */
	for (const n of everyone)
		must("educator", `UPDATE attempt SET state = 'draft', submitted_at = NULL,
	due_at = NULL WHERE id = ${n};
UPDATE attempt SET state = 'discarded' WHERE id = ${n}`);
});

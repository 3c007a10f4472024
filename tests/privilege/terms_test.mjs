/*
 * Terms in raw SQL as each account: nothing of a result can be had before its
 * release date, whatever a worker does, and nothing gets out in another way. The
 * steps follow one another.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { must, run } from "./database.mjs";
import { build_terms, claim, many, now, people, recommend, seal, set_term,
	submit, terms } from "./terms_fixture.mjs";

build_terms();
const first = 100001;
many(first, 8);

const refused = (role, sql, words) =>
	assert.match(run(role, sql).error, new RegExp(words, "i"), `${role}: ${sql}`);
const denied = "command denied|Access denied";
const one = (sql) => must("owner", sql).join("\n");
const decide = (attempt, outcome, issuer = people.issuer) =>
	`INSERT INTO decision (attempt_id, issuer_id, outcome, note, decided_at)
	VALUES (${attempt}, ${issuer}, '${outcome}', 'Read', ${now})`;
const tell = () => `SELECT term_tell(${one(
	"SELECT id FROM term WHERE code = 'terms-one'")})`;
const undoing = (attempt, issuer) => `INSERT INTO seal_undo
	(sealed_id, issuer_id, undone_at) VALUES (${one(`SELECT MAX(id)
	FROM sealed_decision WHERE attempt_id = ${attempt}`)}, ${issuer}, ${now})`;
/* As it was sealed, which is the only way. */
const release = (attempt, change = {}, from = "release_due") => {
	const [row] = must("owner", `SELECT JSON_OBJECT('attempt', attempt_id,
		'issuer', issuer_id, 'outcome', outcome, 'note', note,
		'decided', decided_at) FROM ${from}
		WHERE attempt_id = ${attempt} ORDER BY id DESC LIMIT 1`);
	const sealed = { ...JSON.parse(row), ...change };
	return `INSERT INTO decision (attempt_id, issuer_id, outcome, note, decided_at)
		VALUES (${sealed.attempt}, ${sealed.issuer}, '${sealed.outcome}',
		'${sealed.note}', '${sealed.decided}')`;
};

test("F9: work is taken in at any time, also before a term is set", () => {
	must("educator", submit(first, 6));
	assert.equal(one(`SELECT COUNT(*) FROM attempt_term
		WHERE attempt_id BETWEEN ${first} AND ${first + 7}`), "0");
	assert.equal(one(`SELECT DISTINCT opens_at FROM submission_card
		WHERE attempt_id BETWEEN ${first} AND ${first + 5}`),
		"9999-12-31 00:00:00.000000");
	refused("assessor", claim(first), "last day of the term");
});

test("a term that is set takes what waits; assessors don't, and aren't told", () => {
	must("administrator", set_term("terms-one", 3600, 7200, 7200, 10800));
	assert.equal(one(`SELECT COUNT(*) FROM attempt_term x
		JOIN term t ON t.id = x.term_id AND t.code = 'terms-one'
		JOIN attempt a ON a.id = x.attempt_id
			AND a.due_at = t.release_at - INTERVAL 1 SECOND
		JOIN submission_card c ON c.attempt_id = a.id
			AND c.opens_at = t.opens_at AND c.result_at = a.due_at
			AND c.due_at = t.review_due_at - INTERVAL 1 SECOND`), "6");
	refused("assessor", claim(first), "last day of the term");
	assert.equal(one(`SELECT COUNT(*) FROM digest_work
		WHERE attempt_id BETWEEN ${first} AND ${first + 7}`), "0");
	assert.deepEqual(must("release", tell()), ["-1"]);
});

test("it is given to no two terms, and taken back with the work", () => {
	must("educator", `UPDATE attempt SET state = 'draft', submitted_at = NULL,
		due_at = NULL WHERE id = ${first + 5}`);
	assert.equal(one(`SELECT COUNT(*) FROM attempt_term
		WHERE attempt_id = ${first + 5}`), "0");
	must("educator", submit(first + 5));
	assert.equal(one(`SELECT COUNT(*) FROM attempt_term
		WHERE attempt_id = ${first + 5}`), "1");
	for (const role of ["educator", "assessor", "issuer", "administrator", "release"])
		refused(role, `DELETE FROM attempt_term WHERE attempt_id = ${first}`, denied);
	refused("owner", "UPDATE attempt SET due_at = due_at + INTERVAL 1 DAY "
		+ `WHERE id = ${first}`, "stands");
});

test("F12: reading opens by itself on the last day, and assessors are told once", () => {
	/* The last day is moved so that it has begun; it ends in a moment. */
	must("administrator", `UPDATE term SET opens_at = ${now} - INTERVAL 1 HOUR,
		closes_at = ${now} + INTERVAL 2 SECOND,
		review_due_at = ${now} + INTERVAL 1 HOUR WHERE code = 'terms-one'`);
	must("assessor", claim(first, 5));
	assert.deepEqual(must("release", tell()), ["3"]);
	assert.deepEqual(must("release", tell()), ["-1"]);
	assert.equal(one(`SELECT waiting FROM digest
		WHERE person_id = ${people.second} AND duty = 'assessor'`), "1");
	refused("administrator", `UPDATE term SET closes_at = ${now} + INTERVAL 1 DAY
		WHERE code = 'terms-one'`, "last day of this term stands");
	refused("administrator", `UPDATE term SET release_at = review_due_at
		- INTERVAL 2 HOUR WHERE code = 'terms-one'`, "would go out at once|constraint");
	refused("administrator", "DELETE FROM term", denied);
	refused("owner", "DELETE FROM term WHERE code = 'terms-one'", "never deleted");
});

test("what comes after the last day is of the next term", async () => {
	await sleep(2500);
	must("educator", submit(first + 6));
	assert.equal(one(`SELECT COUNT(*) FROM attempt_term
		WHERE attempt_id = ${first + 6}`), "0");
	must("administrator", set_term("terms-two", 3600, 7200, 7200, 10800));
	assert.equal(one(`SELECT t.code FROM attempt_term x JOIN term t
		ON t.id = x.term_id WHERE x.attempt_id = ${first + 6}`), "terms-two");
	assert.equal(one(`SELECT COUNT(*) FROM attempt_term x JOIN term t
		ON t.id = x.term_id WHERE t.code = 'terms-one'`), "6");
});

test("who may seal a result", () => {
	must("assessor", recommend(first, 5));
	refused("issuer", decide(first, "award"), "Nobody has decided");
	refused("release", decide(first, "award"), "Nobody has decided");
	refused("issuer", seal(first, 1, people.assessor), "An assessor of a submission");
	refused("issuer", seal(first, 1, people.dutyless), "Only an issuer of record");
	refused("issuer", seal(first + 5), "awaits no decision");
	refused("issuer", `INSERT INTO sealed_decision (attempt_id, issuer_id, outcome,
		note, decided_at) VALUES (3006, ${people.issuer}, 'award', '', ${now})`,
	"Only what is read by term");
	for (const role of ["educator", "assessor", "administrator", "visitor", "signer",
		"signon", "sync", "courier", "release"])
		refused(role, seal(first), denied);
	must("issuer", seal(first, 4));
	refused("issuer", seal(first, 1, people.deputy), "is decided");
	refused("issuer", `INSERT INTO referral (attempt_id, issuer_id, kind, note,
		referred_at) VALUES (${first}, ${people.issuer}, 'third', '', ${now})`,
	"is decided");
	refused("owner", `UPDATE sealed_decision SET outcome = 'award'
		WHERE attempt_id = ${first}`, "never changed");
	refused("owner", `DELETE FROM sealed_decision WHERE attempt_id = ${first}`,
		"never deleted");
});

test("F14: nobody reads a sealed result but issuers of record", () => {
	for (const role of ["educator", "assessor", "administrator", "visitor", "signer",
		"signon", "sync", "courier"])
		for (const what of ["sealed_decision", "seal_undo", "release_due"])
			refused(role, `SELECT COUNT(*) FROM ${what}`, denied);
	/* What all other tables say is the same for both outcomes. */
	const seen = (attempt) => one(`SELECT a.state, s.state,
		(SELECT COUNT(*) FROM decision d WHERE d.attempt_id = a.id),
		(SELECT COUNT(*) FROM award w WHERE w.person_id = s.person_id),
		(SELECT COUNT(*) FROM credit c WHERE c.person_id = s.person_id),
		(SELECT COUNT(*) FROM attempt n WHERE n.submission_id = s.id),
		(SELECT COUNT(*) FROM decided_review v WHERE v.attempt_id = a.id),
		(SELECT COUNT(*) FROM decided_score v WHERE v.attempt_id = a.id),
		(SELECT COUNT(*) FROM decided_feedback v WHERE v.attempt_id = a.id),
		(SELECT GROUP_CONCAT(kind ORDER BY kind) FROM message m
			WHERE m.person_id = s.person_id),
		c.state, c.award_public_id IS NULL
		FROM attempt a JOIN submission s ON s.id = a.submission_id
		JOIN submission_card c ON c.submission_id = s.id
		WHERE a.id = ${attempt}`);
	assert.equal(seen(first), seen(first + 1));
	assert.match(seen(first), /^recommended\topen\t0\t0\t0\t1\t0\t0\t0\t/);
	assert.doesNotMatch(seen(first), /award\b|not_yet/);
	/* Nothing waits on the desk of an issuer whose results are sealed. */
	assert.equal(one(`SELECT COUNT(*) FROM digest_work WHERE duty = 'issuer'
		AND attempt_id = ${first}`), "0");
	assert.equal(one(`SELECT handed_in, reading, deciding, sealed, released
		FROM term_progress p JOIN term t ON t.id = p.term_id
		WHERE t.code = 'terms-one'`), "6\t1\t1\t4\t0");
});

test("a sealed result is taken back by an issuer of record, once", () => {
	const undo = (issuer) => undoing(first + 3, issuer);
	refused("issuer", undo(people.dutyless), "Only an issuer of record");
	refused("educator", undo(people.issuer), denied);
	must("issuer", undo(people.deputy));
	refused("issuer", undo(people.deputy), "Only a sealed result|Duplicate");
	must("issuer", seal(first + 3, 1, people.deputy));
	assert.equal(one(`SELECT COUNT(*) FROM sealed_decision
		WHERE attempt_id = ${first + 3}`), "2");
});

test("results go out when the release date has passed, as they were sealed", async () => {
	assert.equal(one(`SELECT COUNT(*) FROM release_due
		WHERE attempt_id BETWEEN ${first} AND ${first + 7}`), "0");
	refused("issuer", release(first, {}, "sealed_decision"), "are sealed");
	must("administrator", `UPDATE term SET review_due_at = closes_at,
		release_at = ${now} + INTERVAL 1 SECOND WHERE code = 'terms-one'`);
	await sleep(1500);
	assert.equal(one(`SELECT COUNT(*) FROM release_due
		WHERE attempt_id BETWEEN ${first} AND ${first + 7}`), "4");
	refused("issuer", undoing(first, people.issuer), "are going out");
	refused("release", release(first, { outcome: "not_yet" }), "Nobody has decided");
	refused("release", release(first, { issuer: people.deputy }), "Nobody has decided");
	refused("release", release(first, { note: "read" }), "Nobody has decided");
	refused("release", decide(first + 4, "award"), "Nobody has decided");
	must("release", release(first + 1));
	refused("issuer", seal(first + 1), "awaits no decision");
	assert.equal(one(`SELECT MAX(a.state), COUNT(n.id) FROM attempt a JOIN attempt n
		ON n.submission_id = a.submission_id WHERE a.id = ${first + 1}
		GROUP BY a.id`), "not_yet\t2");
	assert.equal(one(`SELECT opens_at IS NULL AND result_at IS NULL
		FROM submission_card WHERE submission_id = ${first + 1}`), "1");
	refused("administrator", `UPDATE term SET release_at = ${now} + INTERVAL 1 DAY
		WHERE code = 'terms-one'`, "went out");
});

test("the issuer's duty that ended doesn't end what was decided", () => {
	must("administrator", `DELETE FROM duty WHERE person_id = ${people.deputy}
		AND micro_credential_id = ${terms.micro_credential}`);
	must("release", `${release(first + 3)}`);
	assert.equal(one(`SELECT issuer_id FROM decision
		WHERE attempt_id = ${first + 3}`), String(people.deputy));
});

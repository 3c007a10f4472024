/*
 * The queue of each assessor holds what the person may claim, whatever happened:
 * after every step it is compared with the rule, asked anew of the records.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Session, must, run } from "../privilege/database.mjs";
import { awarding, build, claiming, deciding, ids, now, people, recommending,
	submitting } from "../privilege/fixture.mjs";

before(build);

const attempt = (state) => ids(state).attempt;

/* The rule in words of its own, not by the view that fills the queue. */
const expected = `SELECT CONCAT(d.person_id, ' ', s.id)
FROM duty d, submission s, attempt a
WHERE d.duty = 'assessor' AND s.micro_credential_id = d.micro_credential_id
AND a.submission_id = s.id
AND a.id = (SELECT MAX(id) FROM attempt WHERE submission_id = s.id)
AND EXISTS (SELECT 1 FROM review WHERE attempt_id = a.id AND state = 'open')
AND s.person_id <> d.person_id
AND d.person_id NOT IN (SELECT assessor_id FROM review WHERE attempt_id = a.id
	AND state IN ('claimed', 'recommended'))
ORDER BY d.person_id, s.id`;
const queued = `SELECT CONCAT(assessor_id, ' ', submission_id) FROM queue_card
ORDER BY assessor_id, submission_id`;

/* Steps in a transaction that is rolled back; the queue and the rule after each. */
const follow = (...steps) => {
	const { error, rows } = run("owner", ["START TRANSACTION",
		...steps.flatMap((step) => [step, "SELECT 'is'", queued,
			"SELECT 'should'", expected]), "ROLLBACK"].join(";\n"));
	assert.equal(error, "");
	const after = rows.join("\n").split(/^is$/m).slice(1)
		.map((part) => part.split(/^should$/m)
			.map((list) => list.trim().split("\n").filter(Boolean)));
	assert.equal(after.length, steps.length);
	for (const [i, [is, should]] of after.entries())
		assert.deepEqual(is, should, `after: ${steps[i]}`);
	return after.at(-1)[0];
};

const ending = (who) => `DELETE FROM duty WHERE person_id = ${who}
	AND micro_credential_id = 1400 AND duty = 'assessor'`;
const giving = (who, what = 1400) => `INSERT INTO duty (person_id,
	micro_credential_id, duty, given_at) VALUES (${who}, ${what}, 'assessor', ${now})`;
const back = (state, who) => `UPDATE review SET state = 'given_back'
	WHERE attempt_id = ${attempt(state)} AND assessor_id = ${who}
	AND state = 'claimed'`;

test("the queue of the fixture is as the rule says", () => {
	assert.deepEqual(must("owner", queued), must("owner", expected));
	assert.ok(must("owner", queued).length > 0);
});

test("what is handed in waits for everybody who may take it", () => {
	const queue = follow(submitting("save"));
	const waiting = queue.filter((row) => row.endsWith(` ${ids("save").submission}`));
	assert.deepEqual(waiting.map((row) => Number(row.split(" ")[0])),
		[people.assessor, people.second, people.third, people.roleless,
			people.gone, people.everything]);
});

test("claims and what becomes of them", () => {
	follow(submitting("save"), claiming("save", people.assessor),
		claiming("save", people.second), back("save", people.assessor),
		claiming("save", people.third), back("save", people.second),
		claiming("save", people.assessor));
	follow(claiming("submitted", people.assessor), claiming("submitted", people.second),
		recommending("both", people.assessor), recommending("both", people.second),
		deciding("both", "not_yet"));
});

test("the next attempt waits for everybody again", () => {
	follow(deciding("recommended", "not_yet"),
		`UPDATE attempt SET consent = 1, own_work = 1, state = 'submitted',
		submitted_at = ${now}, due_at = ${now} + INTERVAL 3 DAY
		WHERE ordinal = 2 AND submission_id = ${ids("recommended").submission}`,
		`SELECT id INTO @a FROM attempt WHERE ordinal = 2
		AND submission_id = ${ids("recommended").submission};
		UPDATE review SET state = 'claimed', assessor_id = ${people.third},
		claimed_at = ${now} WHERE state = 'open' AND attempt_id = @a
		ORDER BY id LIMIT 1`);
});

test("a third assessor is asked for", () => {
	follow(`INSERT INTO referral (attempt_id, issuer_id, kind, note, referred_at)
		VALUES (${attempt("split")}, ${people.issuer}, 'third', 'Look', ${now})`,
	claiming("split", people.third));
});

test("what is taken back waits for nobody", () => {
	follow(submitting("save"), `UPDATE attempt SET state = 'draft',
		submitted_at = NULL, due_at = NULL WHERE id = ${attempt("save")}`);
});

test("duties begin and end", () => {
	follow(ending(people.third), giving(people.third), giving(people.dutyless),
		giving(people.third, 1401), ending(people.third));
	assert.match(run("owner", `UPDATE duty SET person_id = ${people.deputy}
		WHERE person_id = ${people.third}`).error, /never moved/);
});

test("an award leaves the queue as it was", () => {
	follow(deciding("recommended", "award"), awarding("recommended"));
});

/* Whoever gets a duty while something is handed in finds it in the queue. */
test("a duty and a submission of the same moment meet", async () => {
	const educator = new Session("owner");
	const administrator = new Session("owner");
	const step = async (session, sql) => session.run(sql);
	try {
		await step(administrator, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
		await step(educator, "START TRANSACTION");
		await step(educator, submitting("save"));
		const given = step(administrator, giving(people.deputy));
		await new Promise((later) => setTimeout(later, 200));
		await step(educator, "COMMIT");
		const answer = await given;
		await step(administrator, "COMMIT");
		if (/deadlock/i.test(answer))
			must("owner", giving(people.deputy));
		assert.deepEqual(must("owner", queued), must("owner", expected));
		assert.ok(must("owner", queued)
			.includes(`${people.deputy} ${ids("save").submission}`));
	} finally {
		await Promise.all([educator.close(), administrator.close()]);
		must("owner", `${ending(people.deputy)}; UPDATE attempt
			SET state = 'draft', submitted_at = NULL, due_at = NULL
			WHERE id = ${attempt("save")}`);
	}
	assert.deepEqual(must("owner", queued), must("owner", expected));
});

/*
 * What a session knows of its person, and its stamp: another one after each
 * change of what the person's lists show, for nobody else's.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Session, must, run } from "../privilege/database.mjs";
import { awarding, build, claiming, deciding, ids, now, people, recommending,
	revoking, submitting } from "../privilege/fixture.mjs";

const beginning = (hash, person) => `INSERT INTO session (token_hash, person_id,
	started_at, used_at, address, agent)
VALUES (REPEAT('${hash}', 32), ${person}, ${now}, ${now}, '::1', '')`;

before(build);

/* Everybody has a session in here; tells whose stamp the steps raised. */
const stamped = (...steps) => {
	const { error, rows } = run("owner", `START TRANSACTION;
INSERT INTO session (token_hash, person_id, started_at, used_at, address, agent)
SELECT UNHEX(SHA2(id, 256)), id, ${now}, ${now}, '::2', '' FROM person;
${steps.join(";\n")};
SELECT DISTINCT person_id FROM session WHERE address = '::2' AND stamp > 0
ORDER BY person_id;
ROLLBACK`);
	assert.equal(error, "");
	return rows.map(Number);
};

const author = (state) => ids(state).author;
const attempt = (state) => ids(state).attempt;
/* Who assesses the fixture's micro-credential, as its duties say. */
const duty = [people.assessor, people.second, people.third, people.roleless,
	people.gone, people.everything];

test("a session carries its person's name, address and roles", () => {
	const shown = must("owner", `START TRANSACTION;
${beginning("n", people.everything)};
SELECT name, username, mail, roles, active, stamp FROM session
WHERE token_hash = REPEAT('n', 32);
UPDATE person SET name = 'Renamed', mail = NULL WHERE id = ${people.everything};
DELETE FROM role_grant WHERE person_id = ${people.everything} AND role = 'issuer';
SELECT name, mail, roles FROM session WHERE token_hash = REPEAT('n', 32);
INSERT INTO role_grant VALUES (${people.everything}, 'administrator', ${now});
SELECT roles FROM session_current WHERE token_hash = REPEAT('n', 32);
UPDATE person SET active = 0 WHERE id = ${people.everything};
SELECT COUNT(*) FROM session_current WHERE token_hash = REPEAT('n', 32);
ROLLBACK`);
	assert.deepEqual(shown, [
		`Person ${people.everything}\tp${people.everything}\t`
			+ `p${people.everything}@alder.example\tassessor educator issuer\t1\t0`,
		"Renamed\t\tassessor educator",
		"administrator assessor educator",
		"0",
	]);
});

test("what the sign-on writes into it is the directory's, not its own", () => {
	const [roles] = must("signon", `START TRANSACTION;
INSERT INTO session (token_hash, person_id, started_at, used_at, address, agent,
	name, roles, active)
VALUES (REPEAT('o', 32), ${people.assessor}, ${now}, ${now}, '::1', '', 'Root',
	'administrator', 1);
SELECT CONCAT(name, '/', roles) FROM session_current
WHERE token_hash = REPEAT('o', 32);
ROLLBACK`);
	assert.equal(roles, `Person ${people.assessor}/assessor issuer`);
	assert.match(run("signon", `UPDATE session SET roles = 'administrator'
		WHERE id = 1050`).error, /denied/);
	assert.match(run("owner", `UPDATE role_grant SET role = 'administrator'
		WHERE person_id = ${people.assessor} AND role = 'issuer'`).error,
	/never changed/);
});

/* The one who comes second waits, and sees what the first one did. */
const both = async ([firstRole, first], [secondRole, second], see) => {
	const a = new Session(firstRole);
	const b = new Session(secondRole);
	await b.run("START TRANSACTION WITH CONSISTENT SNAPSHOT; SELECT 1");
	await a.run("START TRANSACTION");
	assert.equal(await a.run(first), "");
	let waited = true;
	const done = b.run(second).finally(() => { waited = false; });
	await new Promise((later) => setTimeout(later, 200));
	const had_to_wait = waited;
	await a.run("COMMIT");
	assert.equal(await done, "");
	await b.run("COMMIT");
	await Promise.all([a.close(), b.close()]);
	assert.ok(had_to_wait);
	return must("owner", see);
};

test("a role that is taken away while a session begins is not in it", async () => {
	const take = ["sync", `DELETE FROM role_grant
		WHERE person_id = ${people.deputy} AND role = 'issuer'`];
	const back = `INSERT INTO role_grant VALUES (${people.deputy}, 'issuer', ${now})`;
	const roles = (hash) => `SELECT CONCAT('<', roles, '>') FROM session
		WHERE token_hash = REPEAT('${hash}', 32)`;
	assert.deepEqual(await both(["signon", beginning("p", people.deputy)], take,
		roles("p")), ["<>"]);
	must("owner", back);
	assert.deepEqual(must("owner", roles("p")), ["<issuer>"]);
	assert.deepEqual(await both(take, ["signon", beginning("q", people.deputy)],
		roles("q")), ["<>"]);
	must("owner", `${back}; DELETE FROM session WHERE address = '::1'
		AND person_id = ${people.deputy}`);
});

test("what an author's lists show counts for the author", () => {
	assert.deepEqual(stamped(`UPDATE attempt SET saved_at = ${now}
		WHERE id = ${attempt("draft")}`), [author("draft")]);
	assert.deepEqual(stamped(`INSERT INTO submission (id, public_id, number,
		person_id, micro_credential_id, edition_id, created_at)
		VALUES (2999, 'stamped', 'STAM-PED0', 1040, 1401, 1502, ${now});
		INSERT INTO attempt (submission_id, ordinal, created_at)
		VALUES (2999, 1, ${now})`), [1040]);
	assert.deepEqual(stamped(`UPDATE artifact SET removed_at = ${now}
		WHERE attempt_id = ${attempt("draft")}`), [author("draft")]);
	assert.deepEqual(stamped(`UPDATE award_share SET shared = 1
		WHERE award_id = ${attempt("awarded") + 3000}`), [author("awarded")]);
	assert.deepEqual(stamped(revoking("awarded")), [author("awarded")]);
	assert.ok(stamped("UPDATE programme SET name = 'Rules, renamed' WHERE id = 1300")
		.includes(author("awarded")));
});

test("what waits counts for whoever assesses it", () => {
	const everyone = (...more) => [...new Set([...duty, ...more])].sort();
	assert.deepEqual(stamped(submitting("save")), everyone(author("save")));
	assert.deepEqual(stamped(claiming("submitted", people.assessor)),
		everyone(author("submitted")));
	assert.deepEqual(stamped(recommending("both", people.assessor)),
		[people.assessor]);
	assert.ok(stamped(deciding("recommended", "award"), awarding("recommended"))
		.includes(people.assessor));
	/* Who sent a review stays told of it without the duty. */
	assert.ok(stamped(`DELETE FROM duty WHERE person_id = ${people.assessor}`,
		"UPDATE session SET stamp = 0", deciding("recommended", "not_yet"))
		.includes(people.assessor));
});

test("a level and a duty count for their own assessor alone", () => {
	assert.deepEqual(stamped(`DELETE FROM score WHERE review_id =
		(SELECT id FROM review WHERE attempt_id = ${attempt("claimed")}
			AND assessor_id = ${people.assessor}) LIMIT 1`), [people.assessor]);
	assert.deepEqual(stamped(`INSERT INTO score (review_id, criterion_id, level_id)
		SELECT id, 1801, 1702 FROM review WHERE attempt_id = ${attempt("half")}
		AND assessor_id = ${people.second}`), [people.second]);
	assert.deepEqual(stamped(`INSERT INTO duty (person_id, micro_credential_id,
		duty, given_at) VALUES (${people.third}, 1401, 'assessor', ${now})`),
	[people.third]);
	assert.deepEqual(stamped(`DELETE FROM duty WHERE person_id = ${people.third}`),
		[people.third]);
});

test("a session that has ended counts nothing", () => {
	const [stamps] = must("owner", `START TRANSACTION;
${beginning("r", author("draft"))};
UPDATE session SET ended_at = ${now} WHERE token_hash = REPEAT('r', 32);
UPDATE attempt SET saved_at = ${now} WHERE id = ${attempt("draft")};
SELECT stamp FROM session WHERE token_hash = REPEAT('r', 32);
ROLLBACK`);
	assert.equal(stamps, "0");
});

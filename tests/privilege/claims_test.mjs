/*
 * Claims that end and reviews that are handed over (0019), in raw SQL as each
 * account: who may, what follows, that nothing happens twice, and that what an
 * assessor had saved is there when they claim the work again.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Session, must, run } from "./database.mjs";
import { build, claiming, ids, now, people, recommending, scoring }
	from "./fixture.mjs";

build();

const { administrator, assessor, second, third } = people;
const attempt = (state) => ids(state).attempt;

/* Runs the steps as one account and rolls them back: what `see` shows then. */
const within = (role, steps, see) => {
	const { error, rows } = run(role, `START TRANSACTION;
${[steps].flat().join(";\n")};
${see};
ROLLBACK`);
	return error === "" ? rows : error;
};
const reviews = (state) => `SELECT CONCAT(state, ':', COALESCE(assessor_id, 0))
	FROM review WHERE attempt_id = ${attempt(state)} ORDER BY id`;
const first = (state, who) => `SELECT MIN(id) INTO @r FROM review
	WHERE attempt_id = ${attempt(state)} AND assessor_id = ${who}
	AND state = 'claimed'`;
const handing = (state, from, to, { by = administrator, why = "Ill",
	ends = `${now} + INTERVAL 5 DAY` } = {}) => [first(state, from),
	`SELECT review_hand_over(@r, ${from}, ${to ?? "NULL"}, ${ends}, ${by},
	'${why}') > 0`];
const told = (state) => `SELECT CONCAT(kind, ' ', person_id) FROM message
	WHERE attempt_id = ${attempt(state)} AND (kind LIKE 'claim%'
	OR kind LIKE 'handed%') ORDER BY id`;

test("only the courier ends claims, only the administrator hands over", () => {
	for (const role of ["educator", "assessor", "issuer", "administrator",
		"visitor", "signer", "signon", "sync", "release"])
		for (const call of ["claim_lapse(1)", "claim_warn(1)"])
			assert.match(run(role, `SELECT ${call}`).error, /denied/,
				`${role}: ${call}`);
	for (const role of ["educator", "assessor", "issuer", "courier", "visitor",
		"signer", "signon", "sync", "release"])
		assert.match(run(role,
			"SELECT review_hand_over(1, 1, 1, NULL, 1, 'x')").error, /denied/,
		role);
	assert.match(run("administrator", `INSERT INTO hand_over (review_id,
		administrator_id, reason, handed_at) VALUES (1, 1, 'x', ${now})`).error,
	/denied/);
	for (const verb of ["UPDATE hand_over SET reason = 'x'",
		"DELETE FROM hand_over"])
		for (const role of ["administrator", "assessor", "courier"])
			assert.match(run(role, verb).error, /denied/, `${role}: ${verb}`);
});

test("a claim that still holds isn't ended", () => {
	assert.match(run("assessor", `UPDATE review SET state = 'lapsed'
		WHERE attempt_id = ${attempt("claimed")} AND state = 'claimed'`).error,
	/still holds/);
	assert.deepEqual(within("owner", [`UPDATE review SET state = 'given_back'
		WHERE attempt_id = ${attempt("half")} AND state = 'claimed'`,
	`INSERT INTO review (public_id, attempt_id)
		VALUES ('again', ${attempt("half")})`,
	claiming("half", third).replace("claimed_at", `lapses_at = ${now}
		+ INTERVAL 1 DAY, claimed_at`), first("half", third),
	"SELECT claim_lapse(@r)"], reviews("half")).slice(-4),
	["0", `recommended:${assessor}`, `given_back:${second}`,
		`claimed:${third}`]);
});

test("nobody stretches a claim or takes one away under another name", () => {
	const mine = `WHERE attempt_id = ${attempt("claimed")}
		AND assessor_id = ${assessor}`;
	for (const [what, why] of [
		[`lapses_at = ${now} + INTERVAL 1 YEAR`, /ends when it ends/],
		["state = 'handed_over'", /An administrator hands/],
	])
		assert.match(run("assessor", `UPDATE review SET ${what} ${mine}`).error,
			why);
	assert.match(run("assessor", `UPDATE review SET warned_at = ${now} ${mine}`)
		.error, /denied/);
	assert.match(run("assessor", claiming("submitted", assessor).replace(
		"claimed_at", `lapses_at = ${now} - INTERVAL 1 DAY, claimed_at`)).error,
	/ends after it begins/);
});

test("a warning is told once", () => {
	const soon = claiming("submitted", third).replace("claimed_at",
		`lapses_at = ${now} + INTERVAL 1 DAY, claimed_at`);
	assert.deepEqual(within("owner", [soon, first("submitted", third),
		"SELECT claim_warn(@r)", "SELECT claim_warn(@r)"], told("submitted")),
	["1", "0", `claim_warning ${third}`]);
});

test("what is passed back holds as long again as it did at first", () => {
	const rows = within("owner", [
		...[assessor, second].flatMap((who) => [claiming("race", who).replace(
			"claimed_at", `lapses_at = ${now} + INTERVAL 5 DAY, claimed_at`),
		scoring("race", who), recommending("race", who)]),
		`INSERT INTO referral (attempt_id, issuer_id, kind, note, referred_at)
		VALUES (${attempt("race")}, ${people.issuer}, 'passed_back', 'Why?', ${now})`,
	], `SELECT COUNT(*) FROM review WHERE attempt_id = ${attempt("race")}
		AND state = 'claimed' AND warned_at IS NULL
		AND lapses_at BETWEEN ${now} + INTERVAL 119 HOUR
		AND ${now} + INTERVAL 121 HOUR`);
	assert.deepEqual(rows, ["2"]);
});

test("handing over: to another assessor, told to both, its reason kept", () => {
	assert.deepEqual(within("owner", handing("claimed", assessor, third),
		`${reviews("claimed")}; ${told("claimed")};
		SELECT a.state FROM attempt a WHERE a.id = ${attempt("claimed")};
		SELECT CONCAT(h.reason, ' ', n.assessor_id, ' ', h.administrator_id)
		FROM hand_over h JOIN review n ON n.id = h.to_review_id`),
	["1", `handed_over:${assessor}`, "open:0", `claimed:${third}`,
		`handed_from ${assessor}`, `handed_to ${third}`, "in_review",
		`Ill ${third} ${administrator}`]);
});

test("handing over to the queue; a second time changes nothing", () => {
	assert.deepEqual(within("owner", [...handing("claimed", assessor, null),
		`SELECT review_hand_over(@r, ${assessor}, NULL, NULL, ${administrator},
		'Ill')`], `${reviews("claimed")}; ${told("claimed")};
		SELECT a.state FROM attempt a WHERE a.id = ${attempt("claimed")}`),
	["1", "0", `handed_over:${assessor}`, "open:0", "open:0",
		`handed_from ${assessor}`, "submitted"]);
});

test("the rules of a claim hold for whoever is given one", () => {
	for (const [steps, why] of [
		[handing("half", second, assessor), /reviews this attempt already/],
		[handing("claimed", assessor, people.dutyless), /Only an assessor/],
		[handing("claimed", assessor, people.roleless), /Only an assessor/],
		[handing("claimed", assessor, people.gone), /Only an assessor/],
		[handing("both", assessor, third, { by: ids("both").author }),
			/their own submission/],
		[handing("claimed", assessor, third, { by: people.issuer }),
			/An administrator hands/],
		[handing("claimed", assessor, third, { why: " " }), /has a reason/],
	])
		assert.match(String(within("owner", steps, "SELECT 1")), why);
});

test("the administrator's account may, with its own audit entry", () => {
	const rows = within("administrator", [...handing("claimed", assessor, third),
		`INSERT INTO audit (actor_id, action, submission_id, subject) VALUES
		(${administrator}, 'review.handed_over', ${ids("claimed").submission},
		'x')`], "SELECT 'done'");
	assert.deepEqual(rows, ["1", "done"]);
	for (const role of ["assessor", "educator", "issuer"])
		assert.match(run(role, `INSERT INTO audit (action)
			VALUES ('review.handed_over')`).error, /another role's/, role);
	for (const role of ["assessor", "administrator"])
		assert.match(run(role, `INSERT INTO audit (action)
			VALUES ('review.lapsed')`).error, /another role's/, role);
});

test("what was saved is there again, unless it was given back since", () => {
	const again = `SELECT COUNT(*) FROM score g JOIN review r ON r.id = g.review_id
		WHERE r.attempt_id = ${attempt("claimed")} AND r.state = 'claimed';
		SELECT CONCAT(f.version, ' ', f.text) FROM feedback f
		JOIN review r ON r.id = f.review_id
		WHERE r.attempt_id = ${attempt("claimed")} AND r.state = 'claimed';
		SELECT CONCAT(r.leaning, ' ', r.note) FROM review r
		WHERE r.attempt_id = ${attempt("claimed")} AND r.state = 'claimed'`;
	const lost = [`UPDATE review SET note = 'For the issuer', leaning = 'award',
		saved_at = ${now} WHERE attempt_id = ${attempt("claimed")}
		AND assessor_id = ${assessor}`, ...handing("claimed", assessor, null)];
	assert.deepEqual(within("owner", [...lost, claiming("claimed", assessor)],
		again), ["1", "3", "1 Well done", "1 Well done", "1 Well done",
		"award For the issuer"]);
	/* Another assessor begins afresh. */
	assert.deepEqual(within("owner", [...lost, claiming("claimed", third)],
		again), ["1", "0"].concat("NULL"));
	assert.deepEqual(within("owner", [...lost,
		claiming("claimed", assessor).replace(now, `${now} + INTERVAL 1 SECOND`),
		`UPDATE review SET state = 'given_back' WHERE state = 'claimed'
		AND attempt_id = ${attempt("claimed")}`,
		`INSERT INTO review (public_id, attempt_id)
		VALUES ('third', ${attempt("claimed")})`,
		claiming("claimed", assessor).replace(now, `${now} + INTERVAL 2 SECOND`)],
	again), ["1", "0", "NULL"]);
});

/* The last one: what it does stays. */
test("two couriers end a claim at once: once, with one entry and one letter",
	async () => {
		const [id] = must("owner", `SELECT id FROM review WHERE state = 'claimed'
			AND attempt_id = ${attempt("lapsing")}`);
		const one = new Session("courier");
		const two = new Session("courier");
		await two.run("START TRANSACTION WITH CONSISTENT SNAPSHOT; SELECT 1");
		await one.run("START TRANSACTION");
		assert.equal(await one.run(`SELECT claim_lapse(${id}) > 0`), "1");
		const later = two.run(`SELECT claim_lapse(${id})`);
		await one.run("COMMIT");
		assert.match(await later, /^0$|ERROR 1213|ERROR 1020/);
		await two.run("ROLLBACK");
		await Promise.all([one.close(), two.close()]);
		assert.deepEqual(must("courier", `SELECT claim_lapse(${id})`), ["0"]);
		assert.deepEqual(must("owner", reviews("lapsing")),
			[`lapsed:${assessor}`, "open:0", "open:0"]);
		assert.deepEqual(must("owner", told("lapsing")),
			[`claim_lapsed ${assessor}`]);
		assert.deepEqual(must("owner", `SELECT CONCAT_WS(' ', action,
			SUBSTRING_INDEX(account, '@', 1), COALESCE(actor_id, '-'), subject)
			FROM audit WHERE action = 'review.lapsed'
			AND submission_id = ${ids("lapsing").submission}`),
		[`review.lapsed accolade_courier - p${assessor}`]);
	});

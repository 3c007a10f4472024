/*
 * The rules that nobody may break, tried in raw SQL as each account: what a
 * faulty or captured worker could send. Every case runs in a transaction that
 * is rolled back. `no` is what the refusal says; `yes` is what the statements
 * in `see` then show.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { must, run } from "./database.mjs";
import { awarding, build, claiming, deciding, ids, now, people, recommending,
	revoking, scoring, submitting } from "./fixture.mjs";

build();

const denied = /command denied|Access denied/;
const attempt = (state) => ids(state).attempt;
const award = (state) => ids(state).attempt + 3000;
const set = (state, what) =>
	`UPDATE attempt SET ${what} WHERE id = ${attempt(state)}`;
const stateOf = (state) => `SELECT a.state, s.state FROM attempt a
	JOIN submission s ON s.id = a.submission_id WHERE a.id = ${attempt(state)}`;
const reviewsOf = (state) => `SELECT GROUP_CONCAT(state ORDER BY id) FROM review
	WHERE attempt_id = ${attempt(state)}`;
const saying = (state, section = 1601) =>
	`INSERT INTO response (attempt_id, section_id, version, text, saved_at)
	VALUES (${attempt(state)}, ${section}, 9, 'More', ${now})`;
const adding = (state, id) => `INSERT INTO artifact (public_id, attempt_id,
	position, kind, title, url, once_key, added_at)
	VALUES ('extra${id}', ${attempt(state)}, 2, 'link', 'x', 'https://x.example/',
	'extra${id}', ${now})`;
const starting = (person, edition, micro_credential) =>
	`INSERT INTO submission (public_id, number, person_id, micro_credential_id,
	edition_id, created_at) VALUES ('fresh', 'FRES-H000', ${person},
	${micro_credential}, ${edition}, ${now})`;
const referring = (state, kind, issuer = people.issuer) =>
	`INSERT INTO referral (attempt_id, issuer_id, kind, note, referred_at)
	VALUES (${attempt(state)}, ${issuer}, '${kind}', 'Look again', ${now})`;
const reviewing = (state, assessor, what) => `UPDATE review SET ${what}
	WHERE attempt_id = ${attempt(state)} AND assessor_id = ${assessor}`;
const scored = (state, assessor, criterion, level) =>
	`INSERT INTO score (review_id, criterion_id, level_id)
	SELECT id, ${criterion}, ${level} FROM review
	WHERE attempt_id = ${attempt(state)} AND assessor_id = ${assessor}`;

/* What frees the place of an assessor who isn't on duty any more. */
const ending = (who) => `DELETE FROM duty WHERE person_id = ${who}
	AND micro_credential_id = 1400 AND duty = 'assessor'`;
const handing = (state, who, of = who) => `SELECT id INTO @r FROM review
	WHERE attempt_id = ${attempt(state)} AND assessor_id = ${of};
	SELECT review_hand_back(@r, ${who}) > 0`;

/* The next attempt, read by others than the first, and decided by `issuer`. */
const secondAttempt = (issuer) => [
	`SELECT id INTO @a FROM attempt WHERE ordinal = 2
		AND submission_id = ${ids("not_yet").submission}`,
	`UPDATE attempt SET consent = 1, state = 'submitted', submitted_at = ${now},
		due_at = ${now} WHERE id = @a`,
	...[people.second, people.third].flatMap((who) => [claiming("not_yet", who),
		scoring("not_yet", who), recommending("not_yet", who)]),
	`INSERT INTO decision (attempt_id, issuer_id, outcome, note, decided_at)
		VALUES (@a, ${issuer}, 'award', '', ${now})`,
].join(";\n").replaceAll(`attempt_id = ${attempt("not_yet")}`, "attempt_id = @a");

const cases = {
	"content of an attempt": [
		["educator", saying("draft"), { see: "SELECT ROW_COUNT()", yes: "1" }],
		["educator", saying("submitted"), { no: "Only a draft" }],
		["educator", saying("not_yet"), { no: "Only a draft" }],
		["educator", saying("draft", 1604), { no: "another edition" }],
		["educator", saying("draft", 1603), {}],
		["owner", saying("submitted"), { no: "Only a draft" }],
		["educator", "UPDATE response SET text = 'x'", { no: denied }],
		["owner", `UPDATE response SET text = 'x' WHERE attempt_id = ${attempt("awarded")}`,
			{ no: "Only a draft" }],
		["owner", `UPDATE response SET section_id = 1603 WHERE attempt_id = ${attempt("draft")}`,
			{ no: "stays in its section" }],
		["owner", `DELETE FROM response WHERE attempt_id = ${attempt("awarded")}`,
			{ no: "Only a draft" }],
		["educator", adding("draft", 1), {}],
		["educator", adding("submitted", 1), { no: "Only a draft" }],
		["educator", Array.from({ length: 99 }, (_, n) => adding("draft", n + 1))
			.join(";"), {}],
		["educator", Array.from({ length: 100 }, (_, n) => adding("draft", n + 1))
			.join(";"), { no: "too often" }],
		["educator", `UPDATE artifact SET title = 'New', removed_at = ${now}
			WHERE id = ${ids("draft").artifact}`, {}],
		["educator", `UPDATE artifact SET removed_at = ${now}
			WHERE id = ${ids("submitted").artifact}`, { no: "Only a draft" }],
		["educator", "UPDATE artifact SET url = 'https://other.example/'",
			{ no: denied }],
		["owner", `UPDATE artifact SET url = 'HTTPS://evidence.example/'
			WHERE id = ${ids("draft").artifact}`, { no: "not changed" }],
		["owner", `UPDATE artifact SET attempt_id = ${attempt("empty")}
			WHERE id = ${ids("draft").artifact}`, { no: "not changed" }],
		["owner", `DELETE FROM artifact WHERE id = ${ids("submitted").artifact}`,
			{ no: "Only a draft" }],
		["educator", `INSERT INTO reflection VALUES
			(${ids("draft").artifact}, 2, 'More', ${now})`, {}],
		["educator", `INSERT INTO reflection VALUES
			(${ids("claimed").artifact}, 2, 'More', ${now})`, { no: "Only a draft" }],
		["owner", `UPDATE reflection SET text = 'x'
			WHERE artifact_id = ${ids("awarded").artifact}`, { no: "Only a draft" }],
		["owner", `DELETE FROM reflection
			WHERE artifact_id = ${ids("awarded").artifact}`, { no: "Only a draft" }],
		["educator", `INSERT INTO file (sha256, size_bytes, media_type, stored_at)
			VALUES (REPEAT('f', 32), 1, 'image/png', ${now});
			INSERT INTO file (sha256, size_bytes, media_type, stored_at)
			VALUES (REPEAT('f', 32), 2, 'image/png', ${now})
			ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)`,
			{ see: "SELECT size_bytes FROM file WHERE id = LAST_INSERT_ID()", yes: "1" }],
		["owner", `INSERT INTO file (sha256, size_bytes, media_type, stored_at)
			VALUES (REPEAT('f', 32), 1, 'image/png', ${now});
			UPDATE file SET sha256 = REPEAT('g', 32)`, { no: "never changes" }],
	],
	"a draft is handed in": [
		["educator", submitting("draft"), { see: `${stateOf("draft")};
			${reviewsOf("draft")}`, yes: "submitted\topen\nopen,open" }],
		["educator", submitting("empty"), { no: "A section is empty" }],
		["educator", `${set("draft", "consent = 0")}; ${submitting("draft")}`,
			{ no: "consent" }],
		["educator", set("draft", "state = 'submitted'"), { no: "moments" }],
		["educator", set("draft", `submitted_at = ${now}`), { no: "isn't handed in" }],
		["educator", `UPDATE artifact SET removed_at = ${now}
			WHERE attempt_id = ${attempt("draft")}; ${submitting("draft")}`,
			{ no: "too few" }],
		["educator", `${adding("draft", 1)}; ${submitting("draft")}`,
			{ no: "no reflection" }],
		["educator", `${adding("draft", 1)}; ${adding("draft", 2)}; ${submitting("draft")}`,
			{ no: "too many" }],
		["educator", `INSERT INTO reflection VALUES (${ids("draft").artifact}, 2,
			'\n\t ', ${now}); ${submitting("draft")}`, { no: "no reflection" }],
		...["in_review", "recommended", "awarded", "not_yet"].map((next) =>
			["educator", set("draft", `state = '${next}', submitted_at = ${now},
				due_at = ${now}`), { no: /What was handed in|doesn't change/ }]),
		["educator", set("draft", "state = 'discarded'"),
			{ see: stateOf("draft"), yes: "discarded\tdiscarded" }],
	],
	"what was handed in stands": [
		["educator", set("submitted", `submitted_at = ${now}`), { no: "stands" }],
		["educator", set("submitted", `due_at = ${now}`), { no: "stands" }],
		["educator", set("claimed", "consent = 0"), { no: "stands" }],
		["educator", set("awarded", `saved_at = ${now}`), { no: "stands" }],
		["educator", set("submitted", `state = 'draft', submitted_at = NULL,
			due_at = NULL`), { see: `${stateOf("submitted")}; ${reviewsOf("submitted")}`,
			yes: "draft\topen\nwithdrawn,withdrawn" }],
		["educator", `${set("submitted", `state = 'draft', submitted_at = NULL,
			due_at = NULL`)}; ${submitting("submitted")}`,
			{ see: reviewsOf("submitted"), yes: "withdrawn,withdrawn,open,open" }],
		["educator", set("submitted", "state = 'draft'"), { no: "isn't handed in" }],
		["educator", set("submitted", `state = 'discarded', submitted_at = NULL,
			due_at = NULL`), { no: "doesn't change" }],
		["educator", set("claimed", `state = 'draft', submitted_at = NULL,
			due_at = NULL`), { no: "doesn't change" }],
		["owner", set("claimed", `state = 'draft', submitted_at = NULL,
			due_at = NULL`), { no: "doesn't change" }],
		["educator", set("submitted", "state = 'in_review'"), { no: "No assessor" }],
		["educator", set("submitted", "state = 'recommended'"), { no: "doesn't change" }],
		["educator", set("half", "state = 'recommended'"), { no: "recommendation" }],
		["educator", set("half", "state = 'submitted'"), { no: "is reading" }],
		["educator", set("recommended", "state = 'awarded'"), { no: "Nobody has decided" }],
		["educator", set("recommended", "state = 'not_yet'"), { no: "Nobody has decided" }],
		["educator", set("recommended", "state = 'in_review'"), { no: "No review" }],
		["educator", set("decided", "state = 'awarded'"), { no: "Nobody has decided" }],
		["educator", set("not_yet", "state = 'awarded'"), { no: "doesn't change" }],
		["educator", set("awarded", "state = 'not_yet'"), { no: "doesn't change" }],
		["educator", `DELETE FROM attempt WHERE id = ${attempt("draft")}`, { no: denied }],
		["owner", `DELETE FROM attempt WHERE id = ${attempt("draft")}`,
			{ no: "never deleted" }],
		["owner", set("draft", `submission_id = ${ids("empty").submission}, ordinal = 2`),
			{ no: "where it belongs" }],
	],
	"submissions and next attempts": [
		["educator", starting(1040, 1500, 1400), {}],
		["educator", starting(1040, 1502, 1401), {}],
		["educator", starting(1040, 1501, 1400), { no: "published edition" }],
		["educator", starting(1040, 1502, 1400), { no: "published edition" }],
		["educator", starting(people.issuer, 1500, 1400), { no: "Only an educator" }],
		["educator", starting(ids("draft").author, 1500, 1400), { no: "Duplicate" }],
		["educator", "UPDATE submission SET state = 'awarded'", { no: denied }],
		["owner", `UPDATE submission SET state = 'awarded'
			WHERE id = ${ids("recommended").submission}`, { no: "No attempt says so" }],
		["owner", `UPDATE submission SET state = 'open'
			WHERE id = ${ids("awarded").submission}`, { no: "closed" }],
		["owner", `UPDATE submission SET person_id = 1040
			WHERE id = ${ids("draft").submission}`, { no: "stays" }],
		["owner", `UPDATE submission SET number = 'X'
			WHERE id = ${ids("draft").submission}`, { no: "stays" }],
		["owner", `DELETE FROM submission WHERE id = ${ids("draft").submission}`,
			{ no: "never deleted" }],
		["educator", `SELECT a.ordinal, a.state, a.consent, r.text, f.title, l.text
			FROM attempt a JOIN response r ON r.attempt_id = a.id AND r.section_id = 1602
			JOIN artifact f ON f.attempt_id = a.id JOIN reflection l ON l.artifact_id = f.id
			WHERE a.submission_id = ${ids("not_yet").submission} AND a.ordinal = 2`,
			{ yes: "2\tdraft\t0\tA result\tLink\tIt shows it" }],
		["educator", `INSERT INTO attempt (submission_id, ordinal, created_at)
			VALUES (${ids("draft").submission}, 2, ${now})`, { no: "fell short" }],
		["educator", `INSERT INTO attempt (submission_id, ordinal, created_at)
			VALUES (${ids("recommended").submission}, 3, ${now})`, { no: "fell short" }],
		["educator", `INSERT INTO attempt (submission_id, ordinal, created_at)
			VALUES (${ids("awarded").submission}, 2, ${now})`, { no: "closed" }],
		["educator", `INSERT INTO attempt (submission_id, ordinal, created_at, state,
			consent, submitted_at) VALUES (${ids("not_yet").submission}, 3, ${now},
			'submitted', 1, ${now})`, { no: "begins as a draft" }],
	],
	"claiming a review": [
		["assessor", claiming("submitted", people.assessor),
			{ see: `${stateOf("submitted")}; ${reviewsOf("submitted")}`,
			yes: "in_review\topen\nclaimed,open" }],
		["assessor", claiming("submitted", people.dutyless), { no: "Only an assessor" }],
		["assessor", claiming("submitted", people.roleless), { no: "Only an assessor" }],
		["assessor", claiming("submitted", people.gone), { no: "Only an assessor" }],
		["assessor", claiming("submitted", people.issuer), { no: "Only an assessor" }],
		["assessor", claiming("submitted", 1), { no: "Only an assessor" }],
		["assessor", claiming("claimed", people.assessor), { no: /already|Duplicate/ }],
		["owner", `UPDATE edition SET state = 'published' WHERE id = 1500;
			${claiming("submitted", people.everything)}`, {}],
		["educator", claiming("submitted", people.assessor), { no: denied }],
		["issuer", claiming("submitted", people.assessor), { no: denied }],
		["assessor", `INSERT INTO review (public_id, attempt_id)
			VALUES ('more', ${attempt("submitted")})`, { no: "all its reviews" }],
		["assessor", `INSERT INTO review (public_id, attempt_id)
			VALUES ('more', ${attempt("draft")})`, { no: "isn't under review" }],
		["assessor", `INSERT INTO review (public_id, attempt_id, state, assessor_id)
			VALUES ('more', 1, 'claimed', 1011)`, { no: denied }],
		["owner", `INSERT INTO review (public_id, attempt_id, state, assessor_id)
			VALUES ('more', ${attempt("submitted")}, 'claimed', 1011)`,
			{ no: "begins open" }],
		["assessor", `UPDATE review SET state = 'withdrawn'
			WHERE attempt_id = ${attempt("submitted")}`, { no: "withdrawn with" }],
		["assessor", `UPDATE review SET state = 'recommended', recommendation = 'award',
			assessor_id = ${people.assessor}, recommended_at = ${now}
			WHERE attempt_id = ${attempt("submitted")}`, { no: /stays its|stands/ }],
		["assessor", "DELETE FROM review", { no: denied }],
		["owner", `DELETE FROM review WHERE attempt_id = ${attempt("submitted")}`,
			{ no: "never deleted" }],
	],
	"a claimed review": [
		["assessor", reviewing("claimed", people.assessor, "note = 'Odd'"), {}],
		["assessor", reviewing("claimed", people.assessor,
			`assessor_id = ${people.second}`), { no: "stays its assessor" }],
		["assessor", reviewing("claimed", people.assessor, `claimed_at = ${now}`),
			{ no: "when it was claimed" }],
		["assessor", reviewing("claimed", people.assessor, "state = 'open', assessor_id = NULL"),
			{ no: "stays its assessor" }],
		["assessor", reviewing("claimed", people.assessor, "state = 'given_back'"),
			{ see: `${stateOf("claimed")}; ${reviewsOf("claimed")}`,
			yes: "submitted\topen\ngiven_back,open" }],
		["assessor", `${reviewing("claimed", people.assessor, "state = 'given_back'")};
			INSERT INTO review (public_id, attempt_id) VALUES ('again', ${attempt("claimed")});
			${claiming("claimed", people.assessor)}`,
			{ see: reviewsOf("claimed"), yes: "given_back,claimed,open" }],
		["assessor", `${reviewing("half", people.second, "state = 'given_back'")};
			INSERT INTO review (public_id, attempt_id) VALUES ('again', ${attempt("half")})`,
			{ see: stateOf("half"), yes: "in_review\topen" }],
		["assessor", recommending("claimed", people.assessor),
			{ see: stateOf("claimed"), yes: "in_review\topen" }],
		["assessor", recommending("half", people.second), { no: "no level" }],
		["assessor", `${scoring("half", people.second)};
			${recommending("half", people.second)}`,
			{ see: stateOf("half"), yes: "recommended\topen" }],
		["assessor", `DELETE FROM score WHERE criterion_id = 1803;
			${recommending("claimed", people.assessor)}`, { no: /no level|claimed review/ }],
		["assessor", `INSERT INTO feedback SELECT id, 1603, 2, ' ', ${now}
			FROM review WHERE attempt_id = ${attempt("claimed")}
			AND state = 'claimed'; ${recommending("claimed", people.assessor)}`,
			{ no: "no feedback" }],
		["assessor", reviewing("claimed", people.assessor,
			"state = 'recommended', recommendation = 'award'"), { no: "what and when" }],
		["owner", `UPDATE person SET active = 0 WHERE id = ${people.assessor};
			${recommending("claimed", people.assessor)}`, { no: "Only an assessor" }],
		["assessor", scored("claimed", people.assessor, 1804, 1702), { no: "another rubric" }],
		["assessor", `UPDATE score SET level_id = 1703 WHERE review_id =
			(SELECT id FROM review WHERE attempt_id = ${attempt("claimed")}
			AND state = 'claimed')`, { no: "another rubric" }],
		["assessor", `UPDATE score SET level_id = 1701 WHERE review_id =
			(SELECT id FROM review WHERE attempt_id = ${attempt("claimed")}
			AND state = 'claimed')`, {}],
		["assessor", `INSERT INTO feedback SELECT id, 1604, 1, 'x', ${now}
			FROM review WHERE attempt_id = ${attempt("claimed")} AND state = 'claimed'`,
			{ no: "another edition" }],
	],
	"a recommendation stands": [
		["assessor", reviewing("half", people.assessor, "recommendation = 'not_yet'"),
			{ no: "stands" }],
		["assessor", reviewing("half", people.assessor, "note = 'Later'"),
			{ no: "doesn't change" }],
		["assessor", reviewing("half", people.assessor, "state = 'given_back', recommendation = NULL"),
			{ no: "stands" }],
		["assessor", reviewing("half", people.assessor, `state = 'claimed',
			recommendation = NULL, recommended_at = NULL`), { no: "passes it back" }],
		["assessor", `UPDATE score SET level_id = 1701 WHERE review_id IN
			(SELECT id FROM review WHERE attempt_id = ${attempt("recommended")})`,
			{ no: "Only a claimed" }],
		["assessor", `DELETE FROM score WHERE review_id IN
			(SELECT id FROM review WHERE attempt_id = ${attempt("recommended")})`,
			{ no: "Only a claimed" }],
		["assessor", `INSERT INTO feedback SELECT id, 1601, 2, 'x', ${now}
			FROM review WHERE attempt_id = ${attempt("recommended")}`,
			{ no: "Only a claimed" }],
		["owner", `UPDATE feedback SET text = 'x' WHERE review_id IN
			(SELECT id FROM review WHERE attempt_id = ${attempt("recommended")})`,
			{ no: "Only a claimed" }],
		["owner", `DELETE FROM feedback WHERE review_id IN
			(SELECT id FROM review WHERE attempt_id = ${attempt("recommended")})`,
			{ no: "Only a claimed" }],
		...["score", "feedback"].map((table) =>
			["educator", `SELECT * FROM ${table}`, { no: denied }]),
		["educator", `SELECT COUNT(*) FROM decided_feedback
			WHERE attempt_id = ${attempt("recommended")}`, { yes: "0" }],
		["educator", `SELECT COUNT(*) FROM decided_feedback
			WHERE attempt_id = ${attempt("not_yet")}`, { yes: "6" }],
		["educator", "SELECT note FROM review", { no: denied }],
		["educator", "SELECT assessor_id FROM review", { no: denied }],
	],
	"referrals": [
		["issuer", referring("split", "third"), { see: `${stateOf("split")};
			${reviewsOf("split")}`, yes: "in_review\topen\nrecommended,recommended,open" }],
		["issuer", referring("split", "passed_back"), { see: `${stateOf("split")};
			${reviewsOf("split")}`, yes: "in_review\topen\nclaimed,claimed" }],
		["owner", `${referring("split", "passed_back")};
			${recommending("split", people.assessor, "not_yet")};
			${recommending("split", people.second, "not_yet")}`,
			{ see: stateOf("split"), yes: "recommended\topen" }],
		["owner", `${referring("split", "passed_back")};
			${recommending("split", people.assessor)
		.replace(`recommended_at = ${now}`, "recommended_at = '2020-01-01'")};
			${reviewing("split", people.assessor, `state = 'claimed',
			recommendation = NULL, recommended_at = NULL`)}`, { no: "passes it back" }],
		["owner", `${referring("split", "third")}; ${claiming("split", people.third)};
			${scoring("split", people.third)}; ${recommending("split", people.third)}`,
			{ see: stateOf("split"), yes: "recommended\topen" }],
		["issuer", `${referring("split", "third")}; ${deciding("split", "award")}`,
			{ no: "awaits no decision" }],
		["issuer", referring("half", "third"), { no: "awaits no decision" }],
		["issuer", referring("decided", "third"), { no: "is decided" }],
		["issuer", referring("split", "third", people.dutyless), { no: "Only an issuer" }],
		["issuer", referring("split", "third", people.assessor), { no: "An assessor" }],
		["assessor", referring("split", "third"), { no: denied }],
		["owner", `${referring("split", "third")}; UPDATE referral SET note = 'x'`,
			{ no: "never changed" }],
		["owner", `${referring("split", "third")}; DELETE FROM referral`,
			{ no: "never deleted" }],
	],
	"decisions": [
		["issuer", deciding("recommended", "award"),
			{ see: stateOf("recommended"), yes: "recommended\topen" }],
		["issuer", deciding("recommended", "not_yet"), { see: `${stateOf("recommended")};
			SELECT COUNT(*) FROM attempt WHERE state = 'draft'
			AND submission_id = ${ids("recommended").submission}`,
			yes: "not_yet\topen\n1" }],
		["issuer", deciding("recommended", "award", people.deputy), {}],
		["issuer", deciding("recommended", "award", people.dutyless), { no: "Only an issuer" }],
		["issuer", deciding("recommended", "award", people.roleless), { no: "Only an issuer" }],
		["issuer", deciding("recommended", "award", people.gone), { no: "Only an issuer" }],
		["issuer", deciding("recommended", "award", people.second), { no: "Only an issuer" }],
		["issuer", deciding("recommended", "award", people.assessor), { no: "An assessor" }],
		["issuer", deciding("own", "award", people.everything), { no: "their own" }],
		["owner", deciding("own", "award", people.everything), { no: "their own" }],
		["issuer", deciding("recommended", "award", ids("recommended").author),
			{ no: "Only an issuer" }],
		["issuer", deciding("half", "award"), { no: "awaits no decision" }],
		["issuer", deciding("submitted", "award"), { no: "awaits no decision" }],
		["issuer", deciding("awarded", "award"), { no: "awaits no decision" }],
		["issuer", deciding("decided", "not_yet"), { no: "is decided" }],
		["issuer", deciding("recommended", "maybe"), { no: /CONSTRAINT|doesn't/ }],
		...["educator", "assessor", "administrator", "signon", "visitor", "signer",
			"sync", "courier"].map((role) =>
			[role, deciding("recommended", "award"), { no: denied }]),
		["release", deciding("recommended", "award").replace("(id, ", "(")
			.replace(/\(\d+, /, "("), { no: "Only what was sealed" }],
		["issuer", "UPDATE decision SET outcome = 'award'", { no: denied }],
		["owner", "UPDATE decision SET outcome = 'award'", { no: "never changed" }],
		["issuer", "DELETE FROM decision", { no: denied }],
		["owner", "DELETE FROM decision", { no: "never deleted" }],
	],
	"nobody assesses their own": [
		["assessor", claiming("own", people.everything), { see: "SELECT ROW_COUNT()", yes: "0" }],
		["owner", `${starting(people.everything, 1502, 1401)};
			INSERT INTO duty VALUES (${people.everything}, 1401, 'assessor', '', ${now});
			INSERT INTO attempt (id, submission_id, ordinal, created_at, consent)
			VALUES (9000, LAST_INSERT_ID(), 1, ${now}, 1);
			UPDATE attempt SET state = 'submitted', submitted_at = ${now}, due_at = ${now}
			WHERE id = 9000;
			UPDATE review SET state = 'claimed', assessor_id = ${people.everything},
			claimed_at = ${now} WHERE attempt_id = 9000`, { no: "their own submission" }],
	],
	"an assessor of an earlier attempt": [
		["owner", secondAttempt(people.assessor), { no: "An assessor of a submission" }],
		["owner", secondAttempt(people.issuer),
			{ see: "SELECT state FROM attempt WHERE id = @a", yes: "recommended" }],
	],
	"awards": [
		["issuer", awarding("decided"), { see: `${stateOf("decided")};
			SELECT recipient_name, recipient_mail, TIMESTAMPDIFF(MONTH, awarded_at,
			expires_at) FROM award WHERE id = ${award("decided")};
			SELECT shared, show_name, show_evidence FROM award_share
			WHERE award_id = ${award("decided")};
			SELECT kind, amount, unit FROM credit WHERE award_id = ${award("decided")}`,
			yes: `awarded\tawarded\nPerson ${ids("decided").author}\t`
			+ `p${ids("decided").author}@alder.example\t36\n0\t1\t0\naward\t10.00\thours` }],
		["issuer", awarding("recommended"), { no: "Nobody has decided" }],
		["issuer", awarding("not_yet"), { no: "Nobody has decided" }],
		["issuer", awarding("decided", 1040), { no: "educator's" }],
		["issuer", awarding("decided", ids("decided").author, 1502), { no: "educator's" }],
		["issuer", awarding("awarded"), { no: "Duplicate" }],
		...["educator", "assessor", "administrator", "signer", "visitor"].map((role) =>
			[role, awarding("decided"), { no: denied }]),
		["release", awarding("decided"), { no: "Only what was sealed" }],
		["owner", "UPDATE award SET person_id = 1040", { no: "never changed" }],
		["owner", "UPDATE award SET expires_at = NULL", { no: "never changed" }],
		["owner", "DELETE FROM award", { no: /never deleted|foreign key/ }],
		["educator", `UPDATE award_share SET shared = 1 WHERE award_id = ${award("awarded")}`, {}],
		["educator", "UPDATE award_share SET award_id = 1", { no: denied }],
		["educator", "INSERT INTO award_share (award_id, changed_at) VALUES (1, NOW())",
			{ no: denied }],
		["issuer", "UPDATE award_share SET shared = 1", { no: denied }],
	],
	"revocations and credit": [
		["issuer", revoking("awarded"), { see: `SELECT kind, amount FROM credit
			WHERE award_id = ${award("awarded")} ORDER BY id`,
			yes: "award\t10.00\nreversal\t-10.00" }],
		["issuer", revoking("awarded", people.dutyless), { no: "Only an issuer" }],
		["issuer", revoking("awarded", people.gone), { no: "Only an issuer" }],
		["issuer", revoking("awarded").replace("A mistake", " "), { no: "has a reason" }],
		["issuer", revoking("revoked"), { no: "Duplicate" }],
		["educator", revoking("awarded"), { no: denied }],
		["owner", "UPDATE revocation SET reason = 'x'", { no: "never changed" }],
		["owner", "DELETE FROM revocation", { no: "never deleted" }],
		["issuer", `INSERT INTO credit (person_id, award_id, kind, amount, unit, posted_at)
			VALUES (1040, ${award("awarded")}, 'award', 99, 'hours', ${now})`, { no: denied }],
		["owner", `INSERT INTO credit (person_id, award_id, kind, amount, unit, posted_at)
			VALUES (${ids("awarded").author}, ${award("awarded")}, 'reversal', -99, 'hours',
			${now})`, { no: "isn't revoked" }],
		["owner", "UPDATE credit SET amount = 99", { no: "never changed" }],
		["owner", "DELETE FROM credit", { no: "never deleted" }],
	],
	"credentials": [
		["signer", `${awarding("decided")}`, { no: denied }],
		["owner", `${awarding("decided")}; INSERT INTO credential
			VALUES (${award("decided")}, 'jwt', 1060, 'x', ${now})`, {}],
		["signer", `INSERT INTO credential VALUES (${award("awarded")}, 'jwt', 1060, 'x', ${now})`,
			{ no: "Duplicate" }],
		["signer", `INSERT INTO credential VALUES (${award("revoked")}, 'jwt', 1060, 'x', ${now})`,
			{ no: "isn't signed" }],
		["signer", `INSERT INTO credential VALUES (${award("recommended")}, 'jwt', 1060, 'x', ${now})`,
			{ no: "Nobody has decided" }],
		["issuer", `INSERT INTO credential VALUES (${award("revoked")}, 'jwt', 1060, 'x', ${now})`,
			{ no: denied }],
		["issuer", "INSERT INTO signing_key (name, algorithm, public_jwk, used_from) "
			+ "VALUES ('x', 'x', '{}', NOW())", { no: denied }],
		...["credential", "signing_key"].flatMap((table) => [
			["signer", `DELETE FROM ${table}`, { no: denied }],
			["owner", `DELETE FROM ${table}`, { no: /never deleted|foreign key/ }]]),
		["owner", "UPDATE credential SET body = 'x'", { no: "never changed" }],
		["owner", "UPDATE signing_key SET public_jwk = '{}', name = 'x'", { no: "never changed" }],
	],
	"the audit trail": [
		...["signon", "educator", "assessor", "issuer", "administrator", "signer", "sync",
			"release"].flatMap((role) => [
			[role, `INSERT INTO audit (action, account, at)
				VALUES ('test', 'somebody', '2001-01-01')`, {}],
			[role, "UPDATE audit SET action = 'x'", { no: denied }],
			[role, "DELETE FROM audit", { no: denied }]]),
		["administrator", `INSERT INTO audit (action, account, at)
			VALUES ('test', 'somebody', '2001-01-01')`,
			{ see: `SELECT account, at > ${now} - INTERVAL 1 MINUTE FROM audit
				WHERE id = LAST_INSERT_ID()`, yes: "accolade_administrator@localhost\t1" }],
		...[["educator", "decision.award"], ["educator", "review.recommended"],
			["educator", "submission.passed_back"], ["assessor", "decision.not_yet"],
			["assessor", "submission.submitted"], ["issuer", "review.claimed"],
			["issuer", "credential.signed"], ["issuer", "award.shared"],
			["administrator", "award.revoked"], ["administrator", "review.claimed"],
			["assessor", "review.handed_back"], ["sync", "sign_on"],
			["issuer", "duty.given"], ["release", "decision.sealed"],
			["signon", "submission.discarded"]].map(([role, action]) =>
			[role, `INSERT INTO audit (action) VALUES ('${action}')`,
				{ no: "another role" }]),
		...[["educator", "submission.saved"], ["educator", "award.hidden"],
			["assessor", "review.given_back"], ["issuer", "submission.third_asked"],
			["issuer", "award.revoked"], ["administrator", "review.handed_back"],
			["administrator", "duty.withdrawn"], ["signon", "sign_out"],
			["signer", "credential.signed"], ["sync", "person_left"]].map(
			([role, action]) =>
				[role, `INSERT INTO audit (action) VALUES ('${action}')`, {}]),
		["educator", "INSERT INTO audit (id, action) VALUES (9223372036854775806, 'x')",
			{ no: "doesn't choose" }],
		["owner", "UPDATE audit SET action = 'x'", { no: "never changed" }],
		["owner", "DELETE FROM audit", { no: "never deleted" }],
		["visitor", "INSERT INTO audit (action) VALUES ('x')", { no: denied }],
		["courier", "INSERT INTO audit (action) VALUES ('x')", { no: denied }],
		["educator", "SELECT * FROM audit", { no: denied }],
	],
	"editions in use": [
		["owner", "UPDATE edition SET title = 'one' WHERE id = 1500", { no: "it stands" }],
		["owner", "UPDATE edition SET credit_amount = NULL, credit_unit = NULL WHERE id = 1500",
			{ no: "it stands" }],
		["owner", "UPDATE edition SET issuer_guidance = 'x' WHERE id = 1500",
			{ no: "it stands" }],
		["owner", "UPDATE edition SET state = 'draft' WHERE id = 1500", { no: "it stands" }],
		["owner", "UPDATE edition SET state = 'retired' WHERE id = 1500", {}],
		["owner", `UPDATE edition SET state = 'retired' WHERE id = 1500;
			UPDATE edition SET state = 'published' WHERE id = 1500`, { no: "it stands" }],
		["owner", `UPDATE edition SET state = 'retired' WHERE id = 1500;
			UPDATE edition SET state = 'published' WHERE id = 1501`, {}],
		["owner", "UPDATE edition SET title = 'Other', summary = 'x' WHERE id = 1501", {}],
		["owner", "UPDATE edition SET number = 7 WHERE id = 1501", { no: "where it belongs" }],
		...["section", "level", "criterion", "suggested_task", "resource", "example",
			"edition_alignment"].flatMap((table) => [
			["owner", `UPDATE ${table} SET edition_id = edition_id WHERE edition_id = 1500`,
				{ no: "it stands" }],
			["owner", `DELETE FROM ${table} WHERE edition_id = 1500`, { no: "it stands" }]]),
		["owner", "UPDATE cell SET text = 'x' WHERE criterion_id = 1801", { no: "it stands" }],
		["owner", "DELETE FROM cell WHERE criterion_id = 1801", { no: "it stands" }],
		["owner", "UPDATE cell SET text = 'x' WHERE criterion_id = 1804", {}],
		["owner", `INSERT INTO section (edition_id, position, code, kind, title, prompt)
			VALUES (1500, 9, 'x', 'text', '', '')`, { no: "it stands" }],
		["owner", "INSERT INTO level (edition_id, position, code, name, meets) "
			+ "VALUES (1500, 9, 'x', '', 1)", { no: "it stands" }],
		["owner", "INSERT INTO criterion (edition_id, section_id, position, code, title) "
			+ "VALUES (1501, 1601, 9, 'x', '')", { no: "another edition" }],
		["owner", "INSERT INTO cell VALUES (1804, 1702, '')", { no: "another edition" }],
		["owner", "UPDATE section SET edition_id = 1501, position = 9 WHERE id = 1601",
			{ no: "it stands" }],
		["owner", "UPDATE section SET edition_id = 1500, position = 9 WHERE id = 1604",
			{ no: "it stands" }],
		["educator", "UPDATE edition SET title = 'x'", { no: denied }],
	],
	"people and sessions": [
		["owner", "DELETE FROM person WHERE id = 1040", { no: "never deleted" }],
		["signon", "DELETE FROM person WHERE id = 1040", { no: denied }],
		["owner", "UPDATE person SET directory_key = 'x' WHERE id = 1040",
			{ no: "the same person" }],
		["sync", `UPDATE person SET active = 0, left_at = ${now} WHERE id = 1040`, {}],
		["signon", `INSERT INTO session (token_hash, person_id, started_at, used_at, address,
			agent) VALUES (REPEAT('t', 32), 1040, ${now}, ${now}, '::1', '')`, {}],
		...["educator", "assessor", "issuer", "administrator", "visitor", "sync"].map((role) =>
			[role, `INSERT INTO session (token_hash, person_id, started_at, used_at, address,
			agent) VALUES (REPEAT('t', 32), 1040, ${now}, ${now}, '::1', '')`, { no: denied }]),
		["signon", "UPDATE session SET person_id = 1040", { no: denied }],
		["owner", "UPDATE session SET person_id = 1040", { no: "its person's" }],
		["owner", `UPDATE session SET ended_at = ${now}; UPDATE session SET ended_at = NULL`,
			{ no: "stays ended" }],
		["educator", "SELECT session_touch(1050)", { yes: "1" }],
		["educator", "SELECT session_touch(1050); SELECT session_touch(1050)", { yes: "1\n0" }],
		["visitor", "SELECT session_touch(1050)", { no: denied }],
		["owner", `UPDATE person SET active = 0 WHERE id = ${people.issuer}`,
			{ see: "SELECT COUNT(*) FROM session_current WHERE id = 1050", yes: "0" }],
		["educator", "INSERT INTO role_grant VALUES (1040, 'issuer', NOW())", { no: denied }],
	],
	"duties": [
		["administrator", `INSERT INTO duty VALUES (${people.roleless}, 1401,
			'assessor', 'Covers', ${now})`, {}],
		["administrator", `${ending(people.assessor)}; SELECT COUNT(*) FROM duty
			WHERE person_id = ${people.assessor} AND duty = 'assessor'
			AND micro_credential_id = 1400`, { yes: "0" }],
		["administrator", "UPDATE duty SET person_id = 1040", { no: denied }],
		["administrator", "INSERT INTO role_grant VALUES (1040, 'issuer', NOW())",
			{ no: denied }],
		...["educator", "assessor", "issuer", "signon", "sync", "visitor", "signer",
			"release", "courier"].flatMap((role) => [
			[role, `INSERT INTO duty VALUES (1040, 1400, 'issuer', '', ${now})`,
				{ no: denied }],
			[role, "DELETE FROM duty", { no: denied }],
			[role, "SELECT review_hand_back(1, 1)", { no: denied }],
		]),
		["administrator", handing("claimed", people.assessor), { yes: "0" }],
		["administrator", `${ending(people.assessor)};
			${handing("claimed", people.assessor)}`,
			{ see: `${stateOf("claimed")}; ${reviewsOf("claimed")}`,
			yes: "1\nsubmitted\topen\ngiven_back,open,open" }],
		["administrator", `${ending(people.second)}; ${handing("half", people.second)}`,
			{ see: stateOf("half"), yes: "1\nin_review\topen" }],
		["administrator", `${ending(people.assessor)};
			${handing("claimed", people.assessor)};
			${handing("claimed", people.assessor)}`, { yes: "1\n0" }],
		["administrator", `${ending(people.second)};
			${handing("claimed", people.second, people.assessor)}`, { yes: "0" }],
		["administrator", `${ending(people.assessor)};
			${handing("recommended", people.assessor)}`, { yes: "0" }],
		["administrator", "UPDATE review SET state = 'given_back'", { no: denied }],
		["administrator", `INSERT INTO review (public_id, attempt_id)
			VALUES ('more', ${attempt("claimed")})`, { no: denied }],
	],
	"the public": [
		...["person", "award", "award_share", "credential", "session_current", "edition",
			"submission", "revocation", "audit"].map((table) =>
			["visitor", `SELECT * FROM ${table}`, { no: denied }]),
		["visitor", "SELECT COUNT(*) FROM shared_award WHERE edition_id = 1500",
			{ yes: "0" }],
		["visitor", "SELECT COUNT(*) FROM catalog_edition WHERE id IN (1500, 1501, 1502)",
			{ yes: "2" }],
		["visitor", `SELECT reason FROM revoked_award WHERE id = ${award("revoked")}`,
			{ yes: "" }],
		["owner", "UPDATE award_share SET shared = 1, show_name = 0",
			{ see: `SELECT person, key_name FROM shared_award
				WHERE id = ${award("awarded")}`, yes: "\trules" }],
	],
};

const check = (role, sql, { no, see = "", yes }) => {
	const { error, rows } = run(role,
		`START TRANSACTION; ${sql}; ${see === "" ? "" : `${see};`} ROLLBACK`);
	if (no === undefined)
		assert.equal(error, "", "is allowed");
	else
		assert.match(error, no instanceof RegExp ? no : new RegExp(no, "i"));
	if (yes !== undefined)
		assert.equal(rows.join("\n"), yes);
};

for (const [name, list] of Object.entries(cases))
	test(name, async (group) => {
		for (const [role, sql, wanted] of list)
			await group.test(`${role}: ${sql.replace(/\s+/g, " ").slice(0, 90)}`,
				() => check(role, sql, wanted));
	});

test("ids made by the database are ids", () => {
	const made = must("owner", `SELECT public_id FROM review
		WHERE attempt_id = ${attempt("submitted")}`);
	assert.equal(new Set(made).size, 2);
	for (const id of made)
		assert.match(id, /^[a-z2-7]{25}[aeimquy4]$/);
});

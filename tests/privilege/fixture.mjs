/*
 * fixture.mjs - people of every role and a submission in every state, brought
 * there by the accounts that would do it: what fails here is a path that
 * nobody can walk.
 */
import { must } from "./database.mjs";

/* People, by what they may do for the micro-credential of the fixture. */
export const people = {
	assessor: 1011,		/* has the role and the duty */
	second: 1012,
	third: 1013,
	dutyless: 1014,		/* assessor's and issuer's roles, no duty */
	roleless: 1015,		/* both duties, no role */
	gone: 1016,		/* both, and left */
	issuer: 1021,
	deputy: 1022,
	everything: 1030,	/* educator, assessor and issuer at once */
	administrator: 1031,
};

/* Submissions by their author's number; the ids follow from it. */
export const states = {
	draft: 1, empty: 2, submitted: 3, claimed: 4, half: 5, recommended: 6,
	awarded: 7, not_yet: 8, own: 9, decided: 10, split: 11, revoked: 12,
	race: 13, last: 14, both: 15, save: 16, lapsing: 17,
};

export const ids = (state) => {
	const n = states[state];
	return { author: state === "own" ? people.everything : 1100 + n,
		submission: 2000 + n, attempt: 3000 + n, artifact: 4000 + n };
};

export const id26 = (n) => String(n).padStart(26, "a").replace(/[0189]/g, "b")
	.slice(0, 18) + String(n).padStart(8, "0").replace(/[0189]/g,
	(c) => "abcd"["0189".indexOf(c)]);

const definitions = `
INSERT INTO programme (id, code, name, description)
VALUES (1300, 'rules', 'Rules', '');
INSERT INTO micro_credential (id, code, programme_id)
VALUES (1400, 'rules-one', 1300), (1401, 'rules-two', 1300);
INSERT INTO edition (id, micro_credential_id, number, state, title, summary,
	description, criteria, credit_amount, credit_unit, valid_months,
	review_policy, review_days, assessor_count, anonymous, artifact_least,
	artifact_most, reflection_prompt, reflection_most, badge_shape,
	badge_colour, badge_level, badge_symbol, content_hash)
VALUES
(1500, 1400, 1, 'draft', 'One', '', '', '', 10, 'hours', 36, 'on_demand', 10, 2,
	1, 1, 2, '', 500, 'shield', 'teaching', 1, 'book', REPEAT('a', 32)),
(1501, 1400, 2, 'draft', 'One, again', '', '', '', NULL, NULL, NULL,
	'on_demand', 10, 2, 1, 1, 2, '', 500, 'shield', 'teaching', 1, 'book',
	REPEAT('b', 32)),
(1502, 1401, 1, 'draft', 'Two', '', '', '', NULL, NULL, NULL, 'on_demand', 10,
	1, 0, 0, 2, '', 500, 'shield', 'teaching', 1, 'book', REPEAT('c', 32));
INSERT INTO section (id, edition_id, position, code, kind, title, prompt)
VALUES (1601, 1500, 1, 'plan', 'text', 'Plan', ''),
(1602, 1500, 2, 'result', 'text', 'Result', ''),
(1603, 1500, 3, 'artifacts', 'artifacts', 'Artifacts', ''),
(1604, 1501, 1, 'plan', 'text', 'Plan', '');
INSERT INTO level (id, edition_id, position, code, name, meets)
VALUES (1701, 1500, 1, 'low', 'Low', 0), (1702, 1500, 2, 'good', 'Good', 1),
(1703, 1501, 1, 'low', 'Low', 0);
INSERT INTO criterion (id, edition_id, section_id, position, code, title)
VALUES (1801, 1500, 1601, 1, 'plan', 'Plan'),
(1802, 1500, 1602, 2, 'result', 'Result'),
(1803, 1500, 1603, 3, 'evidence', 'Evidence'),
(1804, 1501, 1604, 1, 'plan', 'Plan');
INSERT INTO cell (criterion_id, level_id, text)
SELECT c.id, l.id, l.name FROM criterion c JOIN level l
ON l.edition_id = c.edition_id WHERE c.edition_id IN (1500, 1501);
INSERT INTO suggested_task (id, edition_id, position, text)
VALUES (1901, 1500, 1, 'A plan');
INSERT INTO resource (id, edition_id, position, title, url)
VALUES (1911, 1500, 1, 'A book', 'https://book.example/');
INSERT INTO example (id, edition_id, position, title, text)
VALUES (1921, 1500, 1, 'Once', '');
INSERT INTO alignment (id, code, name, framework, url)
VALUES (1931, 'rules-goal', 'Goal', 'Goals', 'https://goal.example/');
INSERT INTO edition_alignment (edition_id, alignment_id) VALUES (1500, 1931);
UPDATE edition SET state = 'published', published_at = UTC_TIMESTAMP(6)
WHERE id IN (1500, 1502);
`;

const person = (id, active = 1) => `(${id}, '${id26(id)}', 'key-${id}',
	'p${id}', 'Person ${id}', 'p${id}@alder.example', ${active})`;

const staff = () => {
	const everyone = [...new Set([...Object.values(people), 1040,
		...Object.keys(states).map((state) => ids(state).author)])];
	const holders = (names) => names.map((name) => people[name]);
	const roles = {
		educator: [1040, people.everything, ...everyone.filter((id) => id > 1100)],
		assessor: holders(["assessor", "second", "third", "dutyless", "gone",
			"everything", "issuer"]),
		issuer: holders(["issuer", "deputy", "dutyless", "gone", "everything",
			"assessor"]),
		administrator: [people.administrator, ids("both").author],
	};
	const duties = {
		assessor: holders(["assessor", "second", "third", "roleless", "gone",
			"everything"]),
		issuer: holders(["issuer", "deputy", "roleless", "gone", "everything",
			"assessor"]),
	};
	const rows = (lists, row) => Object.entries(lists)
		.flatMap(([what, who]) => who.map((id) => row(id, what))).join(",\n");
	return `
INSERT INTO person (id, public_id, directory_key, username, name, mail, active)
VALUES ${everyone.map((id) => person(id, id === people.gone ? 0 : 1)).join(",\n")};
INSERT INTO role_grant (person_id, role, granted_at)
VALUES ${rows(roles, (id, role) => `(${id}, '${role}', UTC_TIMESTAMP(6))`)};
INSERT INTO duty (person_id, micro_credential_id, duty, given_at)
VALUES ${rows(duties, (id, duty) => `(${id}, 1400, '${duty}', UTC_TIMESTAMP(6))`)};
INSERT INTO session (id, token_hash, person_id, started_at, used_at, address, agent)
VALUES (1050, REPEAT('s', 32), ${people.issuer}, UTC_TIMESTAMP(6),
	UTC_TIMESTAMP(6) - INTERVAL 2 MINUTE, '::1', '');
`;
};

/* ---- the steps of the path, each as its account ------------------------- */

export const now = "UTC_TIMESTAMP(6)";

const start = (state) => {
	const { author, submission, attempt, artifact } = ids(state);
	const name = id26(submission);
	must("educator", `
INSERT INTO submission (id, public_id, number, person_id, micro_credential_id,
	edition_id, created_at)
VALUES (${submission}, '${name}', 'R${submission}-00', ${author}, 1400, 1500, ${now});
INSERT INTO attempt (id, submission_id, ordinal, created_at)
VALUES (${attempt}, ${submission}, 1, ${now});
INSERT INTO response (attempt_id, section_id, version, text, saved_at)
VALUES (${attempt}, 1601, 1, 'A plan', ${now}), (${attempt}, 1602, 1, ' ', ${now}),
(${attempt}, 1602, 2, '${state === "empty" ? " " : "A result"}', ${now});
INSERT INTO artifact (id, public_id, attempt_id, position, kind, title, url,
	once_key, added_at)
VALUES (${artifact}, '${id26(artifact)}', ${attempt}, 1, 'link', 'Link',
	'https://evidence.example/', '${artifact}', ${now});
INSERT INTO reflection (artifact_id, version, text, saved_at)
VALUES (${artifact}, 1, 'It shows it', ${now});
UPDATE attempt SET consent = 1, own_work = 1, saved_at = ${now}
WHERE id = ${attempt}`);
};

export const submitting = (state) => `UPDATE attempt SET state = 'submitted',
	submitted_at = ${now}, due_at = ${now} + INTERVAL 14 DAY
WHERE id = ${ids(state).attempt}`;

export const claiming = (state, assessor) => `UPDATE review
SET state = 'claimed', assessor_id = ${assessor}, claimed_at = ${now}
WHERE attempt_id = ${ids(state).attempt} AND state = 'open' ORDER BY id LIMIT 1`;

/* A claim whose end has come. */
export const lapsing = (state, assessor) => claiming(state, assessor).replace(
	`claimed_at = ${now}`, `claimed_at = ${now} - INTERVAL 14 DAY,
	lapses_at = ${now} - INTERVAL 1 HOUR`);

export const scoring = (state, assessor, level = 1702) => `
INSERT INTO score (review_id, criterion_id, level_id)
SELECT r.id, c.id, ${level} FROM review r JOIN criterion c ON c.edition_id = 1500
WHERE r.attempt_id = ${ids(state).attempt} AND r.assessor_id = ${assessor};
INSERT INTO feedback (review_id, section_id, version, text, saved_at)
SELECT r.id, s.id, 1, 'Well done', ${now} FROM review r
JOIN section s ON s.edition_id = 1500
WHERE r.attempt_id = ${ids(state).attempt} AND r.assessor_id = ${assessor}`;

export const recommending = (state, assessor, what = "award") => `UPDATE review
SET state = 'recommended', recommendation = '${what}', recommended_at = ${now}
WHERE attempt_id = ${ids(state).attempt} AND assessor_id = ${assessor}`;

const assess = (state, assessor, what) => must("assessor",
	[claiming(state, assessor), scoring(state, assessor),
		recommending(state, assessor, what)].join(";\n"));

export const deciding = (state, outcome, issuer = people.issuer) =>
	`INSERT INTO decision (id, attempt_id, issuer_id, outcome, note, decided_at)
VALUES (${ids(state).attempt + 2000}, ${ids(state).attempt}, ${issuer},
	'${outcome}', 'Good', ${now})`;

export const awarding = (state, person = ids(state).author, edition = 1500) =>
	`INSERT INTO award (id, public_id, decision_id, person_id, edition_id,
	awarded_at, salt, recipient_name)
VALUES (${ids(state).attempt + 3000}, '${id26(ids(state).attempt + 3000)}',
	${ids(state).attempt + 2000}, ${person}, ${edition}, ${now}, 'salt', '')`;

export const revoking = (state, issuer = people.issuer) =>
	`INSERT INTO revocation (award_id, issuer_id, reason, revoked_at)
VALUES (${ids(state).attempt + 3000}, ${issuer}, 'A mistake', ${now})`;

/* Once for all tests of a database: rules_test leaves it as it was, and
 * together_test comes last. */
export const build = () => {
	if (must("owner", "SELECT id FROM edition WHERE id = 1500").length > 0)
		return;
	must("owner", definitions);
	must("owner", staff());
	for (const state of Object.keys(states)) {
		start(state);
		if (!["draft", "empty", "save"].includes(state))
			must("educator", submitting(state));
	}
	must("assessor", claiming("claimed", people.assessor));
	must("assessor", scoring("claimed", people.assessor));
	must("assessor", lapsing("lapsing", people.assessor));
	must("assessor", scoring("lapsing", people.assessor));
	assess("half", people.assessor);
	must("assessor", claiming("half", people.second));
	assess("last", people.assessor);
	must("assessor", claiming("both", people.assessor));
	must("assessor", claiming("both", people.second));
	must("assessor", scoring("both", people.assessor));
	must("assessor", scoring("both", people.second));
	for (const state of ["recommended", "awarded", "not_yet", "own", "decided",
		"split", "revoked"]) {
		assess(state, people.assessor);
		assess(state, people.second, state === "split" ? "not_yet" : "award");
	}
	for (const state of ["awarded", "revoked"])
		must("issuer", `${deciding(state, "award")}; ${awarding(state)}`);
	must("issuer", revoking("revoked"));
	must("issuer", deciding("decided", "award"));
	must("issuer", deciding("not_yet", "not_yet"));
	must("signer", `INSERT INTO signing_key
	(id, name, algorithm, public_jwk, used_from)
VALUES (1060, 'rules', 'RS256', '{}', ${now});
INSERT INTO credential (award_id, form, signing_key_id, body, signed_at)
VALUES (${ids("awarded").attempt + 3000}, 'jwt', 1060, 'signed', ${now})`);
	must("educator", `INSERT INTO audit (actor_id, action, submission_id)
VALUES (${ids("draft").author}, 'submission.started', ${ids("draft").submission})`);
};

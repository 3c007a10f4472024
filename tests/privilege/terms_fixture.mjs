/*
 * terms_fixture.mjs - a programme that is read by term, and work for it: brought
 * to where it is by the accounts that would do it. `many` makes thousands.
 */
import { must } from "./database.mjs";
import { build, id26, now, people } from "./fixture.mjs";

/* The edition asks for one text, one assessor and no artifact. */
export const terms = { programme: 1310, micro_credential: 1410, edition: 1510,
	section: 1610, criterion: 1810, level: 1710 };

const definitions = `
INSERT INTO programme (id, code, name, description)
VALUES (1310, 'terms', 'Terms', '');
INSERT INTO micro_credential (id, code, programme_id)
VALUES (1410, 'terms-one', 1310);
INSERT INTO edition (id, micro_credential_id, number, state, title, summary,
	description, criteria, credit_amount, credit_unit, review_policy,
	review_days, assessor_count, anonymous, artifact_least, artifact_most,
	reflection_prompt, reflection_most, badge_shape, badge_colour,
	badge_level, badge_symbol, content_hash)
VALUES (1510, 1410, 1, 'draft', 'By term', '', '', '', 2, 'hours', 'by_term',
	10, 1, 1, 0, 2, '', 500, 'shield', 'teaching', 1, 'book', REPEAT('t', 32));
INSERT INTO section (id, edition_id, position, code, kind, title, prompt)
VALUES (1610, 1510, 1, 'plan', 'text', 'Plan', '');
INSERT INTO level (id, edition_id, position, code, name, meets)
VALUES (1710, 1510, 1, 'low', 'Low', 0), (1711, 1510, 2, 'good', 'Good', 1);
INSERT INTO criterion (id, edition_id, section_id, position, code, title)
VALUES (1810, 1510, 1610, 1, 'plan', 'Plan');
INSERT INTO cell (criterion_id, level_id, text)
VALUES (1810, 1710, 'Low'), (1810, 1711, 'Good');
UPDATE edition SET state = 'published', published_at = UTC_TIMESTAMP(6)
WHERE id = 1510;
INSERT INTO duty (person_id, micro_credential_id, duty, given_at)
VALUES (${people.assessor}, 1410, 'assessor', ${now}),
(${people.second}, 1410, 'assessor', ${now}),
(${people.everything}, 1410, 'assessor', ${now}),
(${people.issuer}, 1410, 'issuer', ${now}),
(${people.deputy}, 1410, 'issuer', ${now}),
(${people.everything}, 1410, 'issuer', ${now}),
(${people.assessor}, 1410, 'issuer', ${now})`;

export const build_terms = () => {
	build();
	if (must("owner", "SELECT id FROM edition WHERE id = 1510").length === 0)
		must("owner", definitions);
};

/* Work of `count` educators of their own, with attempts from `first` on. */
export const many = (first, count) => {
	const rows = (row) => Array.from({ length: count },
		(_, n) => row(first + n)).join(",\n");
	must("owner", `INSERT INTO person (id, public_id, directory_key, username,
	name, mail)
VALUES ${rows((n) => `(${n}, '${id26(n)}', 'term-${n}', 't${n}', 'Educator ${n}',
	't${n}@alder.example')`)};
INSERT INTO role_grant
VALUES ${rows((n) => `(${n}, 'educator', ${now})`)}`);
	must("educator", `INSERT INTO submission (id, public_id, number, person_id,
	micro_credential_id, edition_id, created_at)
VALUES ${rows((n) => `(${n}, '${id26(n)}', 'T${n}', ${n}, 1410, 1510, ${now})`)};
INSERT INTO attempt (id, submission_id, ordinal, created_at)
VALUES ${rows((n) => `(${n}, ${n}, 1, ${now})`)};
INSERT INTO response (attempt_id, section_id, version, text, saved_at)
VALUES ${rows((n) => `(${n}, 1610, 1, 'A plan', ${now})`)};
UPDATE attempt SET consent = 1, own_work = 1
WHERE id BETWEEN ${first} AND ${first + count - 1}`);
};

const range = (first, count) =>
	`BETWEEN ${first} AND ${first + count - 1}`;

export const submit = (first, count = 1) => `UPDATE attempt
SET state = 'submitted', submitted_at = ${now}, due_at = ${now} + INTERVAL 14 DAY
WHERE id ${range(first, count)}`;

export const claim = (first, count = 1, assessor = people.assessor) =>
	`UPDATE review SET state = 'claimed', assessor_id = ${assessor},
	claimed_at = ${now}
WHERE attempt_id ${range(first, count)} AND state = 'open'`;

export const recommend = (first, count = 1) => `
INSERT INTO score (review_id, criterion_id, level_id)
SELECT id, 1810, 1711 FROM review
WHERE attempt_id ${range(first, count)} AND state = 'claimed';
INSERT INTO feedback (review_id, section_id, version, text, saved_at)
SELECT id, 1610, 1, 'Well done', ${now} FROM review
WHERE attempt_id ${range(first, count)} AND state = 'claimed';
UPDATE review SET state = 'recommended', recommendation = 'award',
	recommended_at = ${now}
WHERE attempt_id ${range(first, count)} AND state = 'claimed'`;

/* Award where the number is odd. */
export const seal = (first, count = 1, issuer = people.issuer) =>
	`INSERT INTO sealed_decision (attempt_id, issuer_id, outcome, note, decided_at)
VALUES ${Array.from({ length: count }, (_, n) => `(${first + n}, ${issuer},
	'${(first + n) % 2 === 1 ? "award" : "not_yet"}', 'Read', ${now})`).join(", ")}`;

/* A term by the seconds from now of its four moments. */
export const set_term = (code, opens, closes, due, out) => {
	const at = (seconds) => `${now} + INTERVAL ${seconds} SECOND`;
	return `INSERT INTO term (programme_id, code, name, ends_on, review_until,
	release_on, opens_at, closes_at, review_due_at, release_at)
VALUES (1310, '${code}', '${code}', CURRENT_DATE, CURRENT_DATE, CURRENT_DATE,
	${at(opens)}, ${at(closes)}, ${at(due)}, ${at(out)})`;
};

export { id26, now, people };

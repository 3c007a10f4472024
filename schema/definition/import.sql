-- What an import writes in one transaction: the operator's as accolade_owner,
-- a page's as accolade_administrator.
-- What stands under its code is brought up to date by a "set", and added by an
-- "add" of the same parameters where there was none. (ON DUPLICATE KEY UPDATE
-- would ask for the right to update every column, the code too.)

-- name: programme_set
-- name, description, word_awarded, word_not_yet, not_yet_next, cadence, code
UPDATE programme SET name = ?, description = ?, word_awarded = ?,
       word_not_yet = ?, not_yet_next = ?, cadence = ?
WHERE code = ?

-- name: programme_add
INSERT INTO programme (name, description, word_awarded, word_not_yet,
       not_yet_next, cadence, code, position)
SELECT ?, ?, ?, ?, ?, ?, ?, last.place + 1
  FROM (SELECT COALESCE(MAX(position), 0) AS place FROM programme) last

-- name: term_set
-- name, three dates, four moments, programme's code, code
UPDATE term SET name = ?, ends_on = ?, review_until = ?, release_on = ?,
       opens_at = ?, closes_at = ?, review_due_at = ?, release_at = ?
WHERE programme_id = (SELECT id FROM programme WHERE code = ?) AND code = ?

-- name: term_add
INSERT INTO term (name, ends_on, review_until, release_on, opens_at, closes_at,
       review_due_at, release_at, programme_id, code)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM programme WHERE code = ?), ?)

-- name: framework_set
-- name, statement, code
UPDATE framework SET name = ?, statement = ? WHERE code = ?

-- name: framework_add
INSERT INTO framework (name, statement, code) VALUES (?, ?, ?)

-- name: framework_find
-- code
SELECT id FROM framework WHERE code = ?

-- name: competency_set
-- parent, name, statement, position, framework, code
UPDATE competency SET parent_id = ?, name = ?, statement = ?, position = ?
WHERE framework_id = ? AND code = ?

-- name: competency_add
INSERT INTO competency (parent_id, name, statement, position, framework_id,
       code)
VALUES (?, ?, ?, ?, ?, ?)

-- name: competency_find
-- framework, code
SELECT id FROM competency WHERE framework_id = ? AND code = ?

-- name: competency_named
-- framework's code, code
SELECT c.id FROM competency c JOIN framework f ON f.id = c.framework_id
WHERE f.code = ? AND c.code = ?

-- name: alignment_set
-- name, framework, url, code
UPDATE alignment SET name = ?, framework = ?, url = ? WHERE code = ?

-- name: alignment_add
INSERT INTO alignment (name, framework, url, code) VALUES (?, ?, ?, ?)

-- name: micro_credential_set
-- programme's code, code
UPDATE micro_credential
   SET programme_id = (SELECT id FROM programme WHERE code = ?)
WHERE code = ?

-- name: micro_credential_add
INSERT INTO micro_credential (programme_id, code)
SELECT p.id, t.code
  FROM (SELECT ? AS programme, ? AS code) t
  JOIN programme p ON p.code = t.programme

-- name: micro_credential_find
-- Locks the row: two imports at once make two editions, one after the other.
-- code
SELECT id FROM micro_credential WHERE code = ? FOR UPDATE

-- name: edition_find
-- The highest number, and the published edition if there is one: its number,
-- hash, id and text.
-- micro-credential
SELECT e.number, p.number, p.content_hash, p.id, s.body FROM edition e
LEFT JOIN edition p ON p.micro_credential_id = e.micro_credential_id
      AND p.current = 1
LEFT JOIN edition_source s ON s.edition_id = p.id
WHERE e.micro_credential_id = ?
ORDER BY e.number DESC LIMIT 1

-- name: edition_add
-- Everything of the edition's own row; it stays a draft while its parts come.
INSERT INTO edition (micro_credential_id, number, state, competency_id, title,
       summary, description, criteria, effort, level_name, credit_amount,
       credit_unit, valid_months, review_policy, review_days, assessor_count,
       anonymous, artifact_least, artifact_most, reflection_prompt,
       reflection_least, reflection_most, badge_shape, badge_colour,
       badge_level, badge_symbol, assessor_guidance, issuer_guidance,
       claim_days, content_hash)
VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: edition_align
-- edition, alignment's code
INSERT INTO edition_alignment (edition_id, alignment_id)
SELECT ?, id FROM alignment WHERE code = ?

-- name: section_add
-- edition, position, code, kind, title, prompt, hint, words_least, words_most
INSERT INTO section (edition_id, position, code, kind, title, prompt, hint,
       words_least, words_most)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: task_add
-- edition, position, text
INSERT INTO suggested_task (edition_id, position, text) VALUES (?, ?, ?)

-- name: resource_add
-- edition, position, title, url, note
INSERT INTO resource (edition_id, position, title, url, note)
VALUES (?, ?, ?, ?, ?)

-- name: example_add
-- edition, position, title, text
INSERT INTO example (edition_id, position, title, text) VALUES (?, ?, ?, ?)

-- name: level_add
-- edition, position, code, name, meets
INSERT INTO level (edition_id, position, code, name, meets)
VALUES (?, ?, ?, ?, ?)

-- name: criterion_add
-- edition, position, code, title, section's code, edition again
INSERT INTO criterion (edition_id, position, code, title, section_id)
SELECT ?, ?, ?, ?, id FROM section WHERE code = ? AND edition_id = ?

-- name: cell_add
-- text, edition, criterion's code, level's code
INSERT INTO cell (criterion_id, level_id, text)
SELECT c.id, l.id, ? FROM criterion c
JOIN level l ON l.edition_id = c.edition_id
WHERE c.edition_id = ? AND c.code = ? AND l.code = ?

-- name: source_add
-- edition, text, requirement, what changed
INSERT INTO edition_source (edition_id, body, requires, changes)
VALUES (?, ?, ?, ?)

-- name: requirement_add
-- edition, code
INSERT INTO edition_requirement (edition_id, micro_credential_id)
SELECT ?, id FROM micro_credential WHERE code = ?

-- name: edition_retire
-- The published one takes no new starters; who has begun goes on with it.
-- micro-credential
UPDATE edition SET state = 'retired'
WHERE micro_credential_id = ? AND state = 'published'

-- name: edition_publish
-- edition
UPDATE edition SET state = 'published', published_at = UTC_TIMESTAMP(6)
WHERE id = ? AND state = 'draft'

-- name: person_list
-- username; two rows are enough to know that it is not one person's
SELECT id FROM person WHERE username = ? AND active = 1 ORDER BY id LIMIT 2

-- name: duty_put
-- person, duty, micro-credential's code, person, duty. Who has it keeps it.
INSERT INTO duty (person_id, micro_credential_id, duty, reason, given_at)
SELECT ?, m.id, ?, 'Named in an imported definition', UTC_TIMESTAMP(6)
  FROM micro_credential m
 WHERE m.code = ?
   AND NOT EXISTS (SELECT 1 FROM duty d
                    WHERE d.person_id = ? AND d.micro_credential_id = m.id
                      AND d.duty = ?)

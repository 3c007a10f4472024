-- Definitions as an administrator sees them: what is published, its editions, and
-- files between their upload and their publication. What publishing writes stands
-- in schema/definition/import.sql.

-- name: definition_list
-- Micro-credentials by code, with their newest edition and who acts for them.
-- Parameters: after, limit. Index: micro_credential_code, edition_number.
SELECT m.code, COALESCE(e.title, m.code), p.name, COALESCE(e.state, 'draft'),
       COALESCE(e.number, 0), e.published_at,
       (SELECT COUNT(*) FROM submission s
         WHERE s.micro_credential_id = m.id AND s.state <> 'discarded'),
       (SELECT COUNT(*) FROM duty d
          JOIN role_grant g ON g.person_id = d.person_id AND g.role = d.duty
          JOIN person w ON w.id = d.person_id AND w.active = 1
         WHERE d.micro_credential_id = m.id AND d.duty = 'assessor'),
       (SELECT COUNT(*) FROM duty d
          JOIN role_grant g ON g.person_id = d.person_id AND g.role = d.duty
          JOIN person w ON w.id = d.person_id AND w.active = 1
         WHERE d.micro_credential_id = m.id AND d.duty = 'issuer')
  FROM micro_credential m
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN edition e ON e.micro_credential_id = m.id
       AND e.number = (SELECT MAX(n.number) FROM edition n
                        WHERE n.micro_credential_id = m.id)
 WHERE m.code > ?
 ORDER BY m.code
 LIMIT ?

-- name: definition_editions
-- The editions of one micro-credential, newest first. Parameters: code.
SELECT e.number, e.state, e.title, e.published_at,
       (SELECT COUNT(*) FROM submission s
         WHERE s.edition_id = e.id AND s.state <> 'discarded'),
       COALESCE(t.body, '')
  FROM edition e
  JOIN micro_credential m ON m.id = e.micro_credential_id
  LEFT JOIN edition_source t ON t.edition_id = e.id
 WHERE m.code = ?
 ORDER BY e.number DESC
 LIMIT 50

-- name: draft_purge
-- Files of this person that wait since long, or are published.
-- Parameters: person, moment.
DELETE FROM definition_draft
 WHERE person_id = ? AND created_at < ?

-- name: draft_add
-- Parameters: public id, person, name, body, moment.
INSERT INTO definition_draft (public_id, person_id, name, body, created_at)
VALUES (?, ?, ?, ?, ?)

-- name: draft_find
-- Parameters: public id, person.
SELECT d.id, d.name, d.body, d.created_at, d.published_at
  FROM definition_draft d
 WHERE d.public_id = ? AND d.person_id = ?

-- name: draft_list
-- Those that wait. Parameters: person.
SELECT d.public_id, d.name, d.created_at
  FROM definition_draft d
 WHERE d.person_id = ? AND d.published_at IS NULL
 ORDER BY d.created_at DESC
 LIMIT 5

-- name: draft_publish
-- Parameters: moment, id, person.
UPDATE definition_draft SET published_at = ?, body = ''
 WHERE id = ? AND person_id = ? AND published_at IS NULL

-- name: draft_drop
-- Parameters: public id, person.
DELETE FROM definition_draft
 WHERE public_id = ? AND person_id = ? AND published_at IS NULL

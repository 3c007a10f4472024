-- What is published, as a file of definitions would say it. Each takes `codes`
-- ("a,b,c"; "" is all of them) three times or none; what a page of some
-- micro-credentials doesn't need is left out by the caller.

-- name: programmes
SELECT code, name, description, word_awarded, word_not_yet, not_yet_next,
       cadence
  FROM programme ORDER BY position, id

-- name: frameworks
SELECT id, code, name, statement FROM framework ORDER BY id

-- name: competencies
SELECT id, framework_id, COALESCE(parent_id, 0), code, name, statement
  FROM competency ORDER BY framework_id, position, id

-- name: alignments
SELECT code, name, framework, url FROM alignment ORDER BY id

-- name: items
-- codes, codes. The published editions.
SELECT m.code, e.id, e.number, e.content_hash, COALESCE(s.body, '')
  FROM edition e
  JOIN micro_credential m ON m.id = e.micro_credential_id
  LEFT JOIN edition_source s ON s.edition_id = e.id
 WHERE e.current = 1 AND (? = '' OR FIND_IN_SET(m.code, ?))
 ORDER BY m.id

-- name: people
-- codes, codes
SELECT m.code, d.duty, p.username, e.assessor_count
  FROM duty d
  JOIN micro_credential m ON m.id = d.micro_credential_id
  JOIN edition e ON e.micro_credential_id = m.id AND e.current = 1
  JOIN person p ON p.id = d.person_id AND p.active = 1
 WHERE (? = '' OR FIND_IN_SET(m.code, ?))
 ORDER BY m.id, d.duty, d.given_at, p.username

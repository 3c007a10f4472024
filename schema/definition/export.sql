-- What is published, as a file of definitions would say it.

-- name: read
-- All of it in one round trip; micro-credentials and duties of `codes` alone
-- ("a,b,c"; "" is all of them). A row says what it is in its first column: 1
-- programme, 2 framework, 3 competency, 4 alignment, 5 published edition, 6
-- duty, 7 term. What the other columns are, export.c says. What a page of some
-- micro-credentials doesn't need is left out by the caller.
-- Parameters: codes, four times.
SELECT 1 AS kind, position AS place, id AS turn, id, 0 AS n1, 0 AS n2, code,
       name AS t1, description AS t2, word_awarded AS t3, word_not_yet AS t4,
       not_yet_next AS t5, cadence AS t6, NULL AS duty, NULL AS username,
       NULL AS hash, NULL AS body
  FROM programme
UNION ALL
SELECT 2, id, 0, id, 0, 0, code, name, statement, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL
  FROM framework
UNION ALL
SELECT 3, framework_id, position, id, framework_id, COALESCE(parent_id, 0),
       code, name, statement, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM competency
UNION ALL
SELECT 4, id, 0, id, 0, 0, code, name, framework, url, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL
  FROM alignment
UNION ALL
SELECT 5, m.id, 0, e.id, e.number, 0, m.code, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, e.content_hash, COALESCE(s.body, '')
  FROM edition e
  JOIN micro_credential m ON m.id = e.micro_credential_id
  LEFT JOIN edition_source s ON s.edition_id = e.id
 WHERE e.current = 1 AND (? = '' OR FIND_IN_SET(m.code, ?))
UNION ALL
SELECT 6, m.id,
       ROW_NUMBER() OVER (ORDER BY m.id, d.duty, d.given_at, p.username), m.id,
       e.assessor_count, 0, m.code, NULL, NULL, NULL, NULL, NULL, NULL, d.duty,
       p.username, NULL, NULL
  FROM duty d
  JOIN micro_credential m ON m.id = d.micro_credential_id
  JOIN edition e ON e.micro_credential_id = m.id AND e.current = 1
  JOIN person p ON p.id = d.person_id AND p.active = 1
 WHERE (? = '' OR FIND_IN_SET(m.code, ?))
UNION ALL
SELECT 7, p.position, UNIX_TIMESTAMP(t.closes_at), t.id, 0, 0, t.code, p.code, t.name,
       DATE_FORMAT(t.ends_on, '%Y-%m-%d'), DATE_FORMAT(t.review_until, '%Y-%m-%d'),
       DATE_FORMAT(t.release_on, '%Y-%m-%d'), NULL, NULL, NULL, NULL, NULL
  FROM term t JOIN programme p ON p.id = t.programme_id
 ORDER BY kind, place, turn, id

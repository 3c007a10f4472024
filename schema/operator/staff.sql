-- What `accolade sync` writes beside people and roles.

-- name: manager_set
-- in: manager or NULL, person
UPDATE person SET manager_id = ? WHERE id = ?

-- name: person_leave
-- in: person
UPDATE person SET active = 0, left_at = CURRENT_TIMESTAMP(6)
 WHERE id = ? AND active = 1

-- name: person_leave_sessions
-- in: person
UPDATE session SET ended_at = CURRENT_TIMESTAMP(6)
 WHERE person_id = ? AND ended_at IS NULL

-- name: person_seen
-- Everybody who is still here was found.
UPDATE person SET seen_at = CURRENT_TIMESTAMP(6) WHERE active = 1 AND missing_runs = 0

-- name: school_list
SELECT id, code, name FROM school ORDER BY id

-- name: school_set
-- in: name, school
UPDATE school SET name = ? WHERE id = ?

-- name: person_missing
-- in: person
UPDATE person
   SET missing_since = COALESCE(missing_since, CURRENT_TIMESTAMP(6)),
       missing_runs = missing_runs + 1
 WHERE id = ? AND active = 1

-- name: signed_in
-- in: minutes without use, hours in all, at most so many. By the sessions'
-- index of their use.
SELECT p.id, p.directory_key, p.username, p.name, COALESCE(p.mail, ''),
       COALESCE(p.title, ''), COALESCE(s.code, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       COALESCE(p.manager_id, 0), p.active, p.missing_runs, p.missing_since
  FROM person p
  LEFT JOIN school s ON s.id = p.school_id
 WHERE p.active = 1
   AND p.id IN (SELECT e.person_id FROM session e
                 WHERE e.ended_at IS NULL
                   AND e.used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
                   AND e.started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR)
 ORDER BY p.id
 LIMIT ?

-- name: signed_out
-- in: minutes without use, hours in all, at most so many. Some others, who
-- were found when they were last looked for.
SELECT p.id, p.directory_key, p.username, p.name, COALESCE(p.mail, ''),
       COALESCE(p.title, ''), COALESCE(s.code, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       COALESCE(p.manager_id, 0), p.active, p.missing_runs, p.missing_since
  FROM person p
  LEFT JOIN school s ON s.id = p.school_id
 WHERE p.active = 1 AND p.missing_runs = 0
   AND p.id NOT IN (SELECT e.person_id FROM session e
                 WHERE e.ended_at IS NULL
                   AND e.used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
                   AND e.started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR)
 ORDER BY p.id
 LIMIT ?

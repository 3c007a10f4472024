-- Who is signed in, for `accolade refresh`.

-- name: person_sessions_end
-- in: person
UPDATE session SET ended_at = CURRENT_TIMESTAMP(6)
 WHERE person_id = ? AND ended_at IS NULL

-- name: signed_in
-- in: minutes without use, hours in all, at most so many. By the sessions'
-- index of their use.
SELECT p.id, p.directory_key, p.username, p.name, COALESCE(p.mail, ''),
       COALESCE(p.title, ''), COALESCE(s.code, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       p.active, p.missing_runs, p.missing_since, 0
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
       p.active, p.missing_runs, p.missing_since, 0
  FROM person p
  LEFT JOIN school s ON s.id = p.school_id
 WHERE p.active = 1 AND p.missing_runs = 0
   AND p.id NOT IN (SELECT e.person_id FROM session e
                 WHERE e.ended_at IS NULL
                   AND e.used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
                   AND e.started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR)
 ORDER BY p.id
 LIMIT ?

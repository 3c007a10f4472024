-- Sessions as the gate of every pool but the visitor's sees them.

-- name: session_find
-- in: token hash, minutes without use, hours in all. One row by the unique
-- key of the hash, with its roles.
SELECT id, person_id, name, username, COALESCE(mail, ''),
       COALESCE(GROUP_CONCAT(role ORDER BY role SEPARATOR ' '), ''),
       started_at, used_at < CURRENT_TIMESTAMP(6) - INTERVAL 1 MINUTE
  FROM session_current
 WHERE token_hash = ?
   AND used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
   AND started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR
 GROUP BY id, person_id, name, username, mail, started_at, used_at

-- name: session_touch
-- in: session
SELECT session_touch(?)

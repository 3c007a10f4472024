-- Sessions as the gate of every pool but the visitor's sees them.

-- name: session_find
-- in: token hash, minutes without use, hours in all. One row by the unique
-- key of the hash.
SELECT id, person_id, name, username, mail, roles, stamp, started_at,
       used_at < CURRENT_TIMESTAMP(6) - INTERVAL 1 MINUTE
  FROM session_current
 WHERE token_hash = ?
   AND used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
   AND started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR

-- name: session_touch
-- in: session
SELECT session_touch(?)

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
UPDATE person SET seen_at = CURRENT_TIMESTAMP(6) WHERE active = 1

-- name: school_list
SELECT id, code, name FROM school ORDER BY id

-- name: school_set
-- in: name, school
UPDATE school SET name = ? WHERE id = ?

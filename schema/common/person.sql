-- People as the directory has them: sign-on and `accolade sync` bring them in.

-- name: person_find
-- in: is the manager known, the manager's key, directory key. One row by unique key.
SELECT p.id, p.directory_key, p.username, p.name, COALESCE(p.mail, ''),
       COALESCE(p.title, ''), COALESCE(s.code, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       p.active, p.missing_runs, p.missing_since,
       ? AND NOT (p.manager_id <=> (SELECT m.id FROM person m
                                     WHERE m.directory_key = ? AND m.id <> p.id))
  FROM person p
  LEFT JOIN school s ON s.id = p.school_id
 WHERE p.directory_key = ?

-- name: manager_find
-- in: the manager's key, person. Nobody is their own.
SELECT id FROM person WHERE directory_key = ? AND id <> ?

-- name: manager_set
-- in: manager or NULL, person
UPDATE person SET manager_id = ? WHERE id = ?

-- name: school_add
-- in: code, name, code. Adds nothing when the code is there.
INSERT INTO school (code, name)
SELECT ?, ? FROM DUAL
 WHERE NOT EXISTS (SELECT 1 FROM school WHERE code = ?)

-- name: person_add
-- in: public id, directory key, username, name, mail, title, school's code
INSERT INTO person (public_id, directory_key, username, name, mail, title,
                    school_id, active, seen_at)
VALUES (?, ?, ?, ?, NULLIF(?, ''), NULLIF(?, ''),
        (SELECT id FROM school WHERE code = ?), 1, CURRENT_TIMESTAMP(6))

-- name: person_set
-- in: username, name, mail, title, school's code, person. Who is found in the
-- directory is here again.
UPDATE person
   SET username = ?, name = ?, mail = NULLIF(?, ''), title = NULLIF(?, ''),
       school_id = (SELECT id FROM school WHERE code = ?), active = 1,
       left_at = NULL, missing_since = NULL, missing_runs = 0, seen_at = CURRENT_TIMESTAMP(6)
 WHERE id = ?

-- name: role_add
-- in: person, role
INSERT INTO role_grant (person_id, role, granted_at)
VALUES (?, ?, CURRENT_TIMESTAMP(6))

-- name: role_end
-- in: person, role
DELETE FROM role_grant WHERE person_id = ? AND role = ?

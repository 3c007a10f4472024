-- The directory beside the records: what a run of sync has read stands in sync_roll,
-- is compared there, and is then carried out in one transaction. Statements that
-- change records begin at sync_roll (STRAIGHT_JOIN), so that they lock nobody else's.
-- The roll was empty a moment ago: what MariaDB believes to know of it isn't so, and
-- where it is looked up by one key, that index is named (FORCE INDEX).

-- name: clear
-- What earlier runs left.
DELETE FROM sync_roll

-- name: add
-- in: run, key, public id, username, name, mail, title, school's code, its name,
-- roles, hash of the DN, hash of the manager's DN or NULL
INSERT INTO sync_roll (run, directory_key, public_id, username, name, mail, title,
                       school, school_name, roles, dn_hash, manager_hash)
VALUES (?, ?, ?, ?, ?, NULLIF(?, ''), NULLIF(?, ''), ?, ?, ?, ?, ?)

-- name: holder
-- in: run, key. Who has this key.
SELECT username FROM sync_roll WHERE run = ? AND directory_key = ?

-- name: compare
-- in: run
UPDATE sync_roll s
  LEFT JOIN person p ON p.directory_key = s.directory_key
  LEFT JOIN school c ON c.id = p.school_id
   SET s.person_id = p.id,
       s.facts_differ = p.id IS NOT NULL
           AND (p.active = 0 OR p.missing_runs > 0
                OR BINARY p.username <> BINARY s.username
                OR BINARY p.name <> BINARY s.name
                OR NOT (BINARY p.mail <=> BINARY s.mail)
                OR NOT (BINARY p.title <=> BINARY s.title)
                OR BINARY COALESCE(c.code, '') <> BINARY s.school),
       s.roles_differ = p.id IS NULL
           OR (SELECT COUNT(*) FROM role_grant g WHERE g.person_id = p.id)
              <> LENGTH(s.roles) - LENGTH(REPLACE(s.roles, ' ', '')) + 1
           OR EXISTS (SELECT 1 FROM role_grant g
                       WHERE g.person_id = p.id
                         AND FIND_IN_SET(g.role, REPLACE(s.roles, ' ', ',')) = 0)
 WHERE s.run = ?

-- name: mark
-- in: run. By what compare has found.
UPDATE sync_roll
   SET kind = CASE WHEN person_id IS NULL THEN 1
                   WHEN facts_differ OR roles_differ THEN 2 ELSE 0 END
 WHERE run = ?

-- name: gone
-- in: run, runs that make it final, days that do, run. Who is in the records and
-- not in the directory: missing, or left.
INSERT INTO sync_roll (run, directory_key, kind, public_id, username, name, school,
                       school_name, roles, dn_hash, person_id)
SELECT ?, p.directory_key,
       IF(p.missing_runs + 1 >= ?
          OR p.missing_since <= CURRENT_TIMESTAMP(6) - INTERVAL ? DAY, 4, 3),
       p.public_id, p.username, p.name, '', '', '', '', p.id
  FROM person p
  LEFT JOIN sync_roll s FORCE INDEX (PRIMARY)
    ON s.run = ? AND s.directory_key = p.directory_key
 WHERE p.active = 1 AND s.run IS NULL

-- name: managers
-- in: run. A manager may be missing, out of reach, or oneself: then there is none.
UPDATE sync_roll s
  LEFT JOIN sync_roll b FORCE INDEX (sync_roll_dn)
    ON b.run = s.run AND b.dn_hash = s.manager_hash
       AND b.directory_key <> s.directory_key AND b.kind < 3
  LEFT JOIN person p ON p.id = s.person_id
   SET s.manager_key = b.directory_key,
       s.manager_differs = NOT (p.manager_id <=> b.person_id)
           OR (b.directory_key IS NOT NULL AND b.person_id IS NULL)
 WHERE s.run = ? AND s.kind < 3

-- name: counts
-- in: run. Found, new, changed, missing, left; and the active of the records.
SELECT COALESCE(SUM(kind < 3), 0), COALESCE(SUM(kind = 1), 0),
       COALESCE(SUM(kind = 2), 0), COALESCE(SUM(kind = 3), 0),
       COALESCE(SUM(kind = 4), 0),
       (SELECT COUNT(*) FROM person WHERE active = 1)
  FROM sync_roll WHERE run = ?

-- name: list
-- in: run, kind, after this key, at most so many
SELECT s.directory_key, s.username, s.name, s.roles, COALESCE(p.missing_runs, 0)
  FROM sync_roll s
  LEFT JOIN person p ON p.id = s.person_id
 WHERE s.run = ? AND s.kind = ? AND s.directory_key > ?
 ORDER BY s.directory_key
 LIMIT ?

-- name: schools_add
-- in: run. A school that isn't known yet.
INSERT INTO school (code, name)
SELECT s.school, COALESCE(MAX(NULLIF(s.school_name, '')), s.school)
  FROM sync_roll s
 WHERE s.run = ? AND s.school <> ''
   AND NOT EXISTS (SELECT 1 FROM school c WHERE c.code = s.school)
 GROUP BY s.school

-- name: people_add
-- in: run
INSERT INTO person (public_id, directory_key, username, name, mail, title,
                    school_id, active, seen_at)
SELECT s.public_id, s.directory_key, s.username, s.name, s.mail, s.title, c.id, 1,
       CURRENT_TIMESTAMP(6)
  FROM sync_roll s
  LEFT JOIN school c ON c.code = s.school
 WHERE s.run = ? AND s.kind = 1

-- name: people_known
-- in: run. Who those are that were added.
UPDATE sync_roll s
  STRAIGHT_JOIN person p ON p.directory_key = s.directory_key
   SET s.person_id = p.id
 WHERE s.run = ? AND s.kind = 1

-- name: people_set
-- in: run. Who is found in the directory is here again.
UPDATE sync_roll s
  STRAIGHT_JOIN person p ON p.id = s.person_id
  LEFT JOIN school c ON c.code = s.school
   SET p.username = s.username, p.name = s.name, p.mail = s.mail,
       p.title = s.title, p.school_id = c.id, p.active = 1, p.left_at = NULL,
       p.missing_since = NULL, p.missing_runs = 0,
       p.seen_at = CURRENT_TIMESTAMP(6)
 WHERE s.run = ? AND s.kind = 2 AND s.facts_differ = 1

-- name: roles_end
-- in: run
DELETE g FROM sync_roll s
  STRAIGHT_JOIN role_grant g ON g.person_id = s.person_id
 WHERE s.run = ?
   AND (s.kind = 4
        OR (s.kind IN (1, 2) AND s.roles_differ = 1
            AND FIND_IN_SET(g.role, REPLACE(s.roles, ' ', ',')) = 0))

-- name: roles_add
-- in: run
INSERT INTO role_grant (person_id, role, granted_at)
SELECT s.person_id, r.role, CURRENT_TIMESTAMP(6)
  FROM sync_roll s
  JOIN (SELECT 'educator' AS role UNION ALL SELECT 'assessor'
        UNION ALL SELECT 'issuer' UNION ALL SELECT 'administrator') r
    ON FIND_IN_SET(r.role, REPLACE(s.roles, ' ', ',')) > 0
  LEFT JOIN role_grant g ON g.person_id = s.person_id AND g.role = r.role
 WHERE s.run = ? AND s.kind IN (1, 2) AND s.roles_differ = 1
   AND g.person_id IS NULL

-- name: roles_trail
-- in: run
INSERT INTO audit (actor_id, action, subject)
SELECT person_id, 'roles_change', roles
  FROM sync_roll WHERE run = ? AND kind IN (1, 2) AND roles_differ = 1

-- name: managers_set
-- in: run
UPDATE sync_roll s
  STRAIGHT_JOIN person p ON p.id = s.person_id
  LEFT JOIN sync_roll b FORCE INDEX (PRIMARY)
    ON b.run = s.run AND b.directory_key = s.manager_key
   SET p.manager_id = b.person_id
 WHERE s.run = ? AND s.kind < 3 AND s.manager_differs = 1

-- name: missing_trail
-- in: run. For the first run that doesn't find them.
INSERT INTO audit (actor_id, action)
SELECT s.person_id, 'person_missing'
  FROM sync_roll s
  STRAIGHT_JOIN person p ON p.id = s.person_id
 WHERE s.run = ? AND s.kind = 3 AND p.missing_runs = 0

-- name: missing_set
-- in: run
UPDATE sync_roll s
  STRAIGHT_JOIN person p ON p.id = s.person_id
   SET p.missing_since = COALESCE(p.missing_since, CURRENT_TIMESTAMP(6)),
       p.missing_runs = p.missing_runs + 1
 WHERE s.run = ? AND s.kind = 3 AND p.active = 1

-- name: leaving_set
-- in: run
UPDATE sync_roll s
  STRAIGHT_JOIN person p ON p.id = s.person_id
   SET p.active = 0, p.left_at = CURRENT_TIMESTAMP(6)
 WHERE s.run = ? AND s.kind = 4 AND p.active = 1

-- name: leaving_trail
-- in: run
INSERT INTO audit (actor_id, action)
SELECT person_id, 'person_left' FROM sync_roll WHERE run = ? AND kind = 4

-- name: sessions_end
-- in: run
UPDATE sync_roll s
  STRAIGHT_JOIN session e ON e.person_id = s.person_id
   SET e.ended_at = CURRENT_TIMESTAMP(6)
 WHERE s.run = ? AND s.kind IN (3, 4) AND e.ended_at IS NULL

-- name: schools_set
-- in: run, run. A school is called what its people's entries call it: the entry
-- with the smallest key decides.
UPDATE school c
  JOIN (SELECT s.school AS code, s.school_name AS name
          FROM (SELECT school, MIN(directory_key) AS first
                  FROM sync_roll
                 WHERE run = ? AND kind < 3 AND school <> ''
                   AND school_name <> ''
                 GROUP BY school) f
          JOIN sync_roll s ON s.run = ? AND s.directory_key = f.first) n
    ON n.code = c.code
   SET c.name = n.name
 WHERE BINARY c.name <> BINARY n.name

-- name: seen
-- Everybody who is still here was found.
UPDATE person SET seen_at = CURRENT_TIMESTAMP(6)
 WHERE active = 1 AND missing_runs = 0

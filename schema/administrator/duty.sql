-- Who assesses, and who decides on, which micro-credential.

-- name: duty_list
-- Micro-credentials by code, from behind one ('': from the start), with how
-- many may act now: they have the duty, the role, and are here.
-- Parameters: code, limit. Index: micro_credential_code, duty_micro_credential.
SELECT m.code, COALESCE(e.title, m.code), p.name, COALESCE(e.state, 'draft'),
       COALESCE(e.assessor_count, 0),
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

-- name: duty_find
-- One micro-credential by its newest edition. Parameters: code.
SELECT b.micro_credential_id, b.assessor_count,
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM edition_brief b
 WHERE b.code = ?
 ORDER BY b.edition_id DESC
 LIMIT 1

-- name: duty_persons
-- Who has a duty (kind 1), with the reviews that they have claimed, and who
-- holds the role and could have it (2). Parameters: micro-credential,
-- micro-credential, micro-credential, limit.
-- Index: duty_micro_credential, review_assessor, role_grant_holders.
(SELECT 1 AS kind, d.duty, p.id, p.public_id, p.username, p.name, d.given_at,
        d.reason, p.active,
        EXISTS (SELECT 1 FROM role_grant g
                 WHERE g.person_id = p.id AND g.role = d.duty),
        IF(d.duty <> 'assessor', 0,
           (SELECT COUNT(*)
              FROM review r
              JOIN attempt a ON a.id = r.attempt_id
              JOIN submission s ON s.id = a.submission_id
             WHERE r.assessor_id = p.id AND r.state = 'claimed'
               AND s.micro_credential_id = ?))
   FROM duty d
   JOIN person p ON p.id = d.person_id
  WHERE d.micro_credential_id = ?)
UNION ALL
(SELECT 2, g.role, p.id, p.public_id, p.username, p.name, NULL, '', 1, 1, 0
   FROM role_grant g
   JOIN person p ON p.id = g.person_id AND p.active = 1
  WHERE g.role IN ('assessor', 'issuer')
    AND NOT EXISTS (SELECT 1 FROM duty d
                     WHERE d.person_id = g.person_id AND d.duty = g.role
                       AND d.micro_credential_id = ?)
  ORDER BY p.name, p.id
  LIMIT ?)
 ORDER BY kind, name, id

-- name: duty_person
-- One person as somebody for a duty. Parameters: duty, micro-credential, duty,
-- public id.
SELECT p.id, p.username, p.name, p.active,
       EXISTS (SELECT 1 FROM role_grant g
                WHERE g.person_id = p.id AND g.role = ?),
       EXISTS (SELECT 1 FROM duty d
                WHERE d.person_id = p.id AND d.micro_credential_id = ?
                  AND d.duty = ?)
  FROM person p
 WHERE p.public_id = ?

-- name: duty_give
-- Only to somebody who is here and holds the role, and once.
-- Parameters: micro-credential, duty, reason, moment, person, duty,
-- micro-credential, duty.
INSERT INTO duty (person_id, micro_credential_id, duty, reason, given_at)
SELECT p.id, ?, ?, ?, ?
  FROM person p
 WHERE p.id = ? AND p.active = 1
   AND EXISTS (SELECT 1 FROM role_grant g
                WHERE g.person_id = p.id AND g.role = ?)
   AND NOT EXISTS (SELECT 1 FROM duty d
                    WHERE d.person_id = p.id AND d.micro_credential_id = ?
                      AND d.duty = ?)

-- name: duty_held
-- Parameters: person, micro-credential, duty.
SELECT d.person_id
  FROM duty d
 WHERE d.person_id = ? AND d.micro_credential_id = ? AND d.duty = ?

-- name: duty_end
-- Parameters: person, micro-credential, duty.
DELETE FROM duty
 WHERE person_id = ? AND micro_credential_id = ? AND duty = ?

-- name: duty_claims
-- Reviews that somebody has claimed and not finished, of one micro-credential.
-- Parameters: person, micro-credential. Index: review_assessor.
SELECT r.id
  FROM review r
  JOIN attempt a ON a.id = r.attempt_id
  JOIN submission s ON s.id = a.submission_id
 WHERE r.assessor_id = ? AND r.state = 'claimed'
   AND s.micro_credential_id = ?
 ORDER BY r.id

-- name: duty_hand_back
-- The submission whose review is free again, or 0. Parameters: review, person.
SELECT review_hand_back(?, ?)

-- What the signer reads of an award, and what it alone writes. Its account
-- can do no more: schema/account/signer.sql.

-- name: award_unsigned
-- Awards that lack a credential, oldest first, that were not revoked meanwhile.
-- Parameters: limit.
SELECT w.award_id FROM signing_work w ORDER BY w.award_id LIMIT ?

-- name: award_read
-- An award whose decision is to award, by its number. Parameters: award.
-- Without the GROUP BYs MariaDB refuses a second execution (error 1140).
SELECT w.id, w.public_id, w.awarded_at, w.expires_at, w.salt,
       w.recipient_mail, m.code, e.title, e.summary, e.criteria,
       e.level_name, e.credit_amount, e.number, p.name,
       COALESCE(c.name, ''), COALESCE(c.code, ''), COALESCE(f.name, ''),
       (SELECT JSON_ARRAYAGG(JSON_OBJECT(
                   'name', l.name, 'code', l.code, 'framework', l.framework,
                   'url', l.url) ORDER BY l.id)
          FROM edition_alignment j
          JOIN alignment l ON l.id = j.alignment_id
         WHERE j.edition_id = e.id
         GROUP BY j.edition_id),
       (SELECT JSON_ARRAYAGG(JSON_OBJECT(
                   'position', v.position, 'code', v.code, 'name', v.name,
                   'meets', v.meets) ORDER BY v.position)
          FROM level v
         WHERE v.edition_id = e.id
         GROUP BY v.edition_id),
       (SELECT JSON_ARRAYAGG(JSON_OBJECT(
                   'code', r.code, 'title', r.title,
                   'reached', r.level_position) ORDER BY r.position)
          FROM award_result r
         WHERE r.award_id = w.id
         GROUP BY r.award_id),
       EXISTS (SELECT 1 FROM credential k
                WHERE k.award_id = w.id AND k.form = 'jwt'),
       EXISTS (SELECT 1 FROM credential k
                WHERE k.award_id = w.id AND k.form = 'json'),
       COALESCE(s.list_id, 0), COALESCE(s.position, 0)
  FROM award w
  JOIN decision d ON d.id = w.decision_id AND d.outcome = 'award'
  JOIN edition e ON e.id = w.edition_id
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN competency c ON c.id = e.competency_id
  LEFT JOIN framework f ON f.id = c.framework_id
  LEFT JOIN status_entry s ON s.award_id = w.id
 WHERE w.id = ?

-- name: credential_add
-- Parameters: award, form, key, body, moment.
INSERT INTO credential (award_id, form, signing_key_id, body, signed_at)
VALUES (?, ?, ?, ?, ?)

-- name: status_entry_add
-- Parameters: award, list, position.
INSERT INTO status_entry (award_id, list_id, position) VALUES (?, ?, ?)

-- name: key_list
SELECT k.id, k.name, k.algorithm, k.public_jwk, k.used_from
  FROM signing_key k
 ORDER BY k.id

-- name: key_find
-- Parameters: name.
SELECT k.id, k.public_jwk FROM signing_key k WHERE k.name = ?

-- name: key_add
-- Parameters: name, algorithm, JWK, moment.
INSERT INTO signing_key (name, algorithm, public_jwk, used_from)
VALUES (?, ?, ?, ?)

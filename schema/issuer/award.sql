-- Awards of the micro-credentials whose issuer of record the person is.

-- name: award_list
-- Newest first, found by the beginning of a word of the earner's name or the
-- title (an empty search finds all), from behind `after`.
-- Read from the newest on until the page is full: left to itself MariaDB sorts
-- every award there is.
-- Parameters: person, search, search, search, after, after, limit.
-- Index: award_at.
SELECT STRAIGHT_JOIN w.public_id, w.recipient_name, b.title, b.badge_shape, b.badge_colour,
       b.badge_level, b.badge_symbol, w.awarded_at, w.expires_at,
       v.revoked_at, h.shared, k.award_id IS NOT NULL
  FROM award w FORCE INDEX (award_at)
  JOIN edition e ON e.id = w.edition_id
  JOIN duty d ON d.micro_credential_id = e.micro_credential_id
       AND d.duty = 'issuer'
  JOIN edition_brief b ON b.edition_id = w.edition_id
  JOIN award_share h ON h.award_id = w.id
  LEFT JOIN revocation v ON v.award_id = w.id
  LEFT JOIN credential k ON k.award_id = w.id AND k.form = 'jwt'
 WHERE d.person_id = ?
   AND (? = '' OR INSTR(w.recipient_name, ?) > 0 OR INSTR(b.title, ?) > 0)
   AND (? IS NULL OR (w.awarded_at, w.id) <
        (SELECT t.awarded_at, t.id FROM award t WHERE t.public_id = ?))
 ORDER BY w.awarded_at DESC, w.id DESC
 LIMIT ?

-- name: award_find
-- Parameters: public id, person.
SELECT w.id, w.public_id, w.recipient_name, w.awarded_at, w.expires_at,
       v.revoked_at,
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM award w
  JOIN edition_brief b ON b.edition_id = w.edition_id
  JOIN duty d ON d.micro_credential_id = b.micro_credential_id
       AND d.duty = 'issuer'
  LEFT JOIN revocation v ON v.award_id = w.id
 WHERE w.public_id = ? AND d.person_id = ?

-- name: revocation_add
-- Parameters: award, person, reason, public reason, moment.
INSERT INTO revocation (award_id, issuer_id, reason, public_reason,
                        revoked_at)
VALUES (?, ?, ?, ?, ?)

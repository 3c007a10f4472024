-- Certificates that educators asked for.

-- name: certificate_wanted
-- Not drawn yet, the one that waits longest first. Parameters: limit.
-- Index: certificate_wanted.
SELECT c.award_id, c.paper, w.public_id, w.recipient_name, w.awarded_at,
       w.expires_at, m.code, e.title, e.level_name, e.credit_amount,
       e.credit_unit, p.name, COALESCE(k.name, ''),
       e.badge_shape, e.badge_colour, e.badge_symbol, e.badge_level
  FROM certificate c
  JOIN award w ON w.id = c.award_id
  JOIN edition e ON e.id = w.edition_id
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN competency k ON k.id = e.competency_id
 WHERE c.drawn_at IS NULL
 ORDER BY c.asked_at
 LIMIT ?

-- name: certificate_set
-- Parameters: PDF, moment, award, paper.
UPDATE certificate SET body = ?, drawn_at = ?
 WHERE award_id = ? AND paper = ? AND drawn_at IS NULL

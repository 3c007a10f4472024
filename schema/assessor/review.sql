-- A review in hand: what its assessor wrote, saves, sends or gives back.

-- name: review_read
-- One review of this person's, once for itself (kind 0), once for each row
-- that is scored (kind 1: criterion, level) and once for each section with
-- feedback (kind 2: section, version), so that it takes one round trip. What
-- waits in the queue is asked only for reviews that are done.
-- Parameters: public id, person.
SELECT k.kind, COALESCE(g.criterion_id, f.section_id, 0),
       COALESCE(g.level_id, f.version, 0), f.saved_at, f.text,
       r.id, r.public_id, r.state, r.recommendation, r.recommended_at,
       r.leaning, r.note, r.saved_at, a.id, a.ordinal, a.submitted_at,
       COALESCE((SELECT t.review_due_at - INTERVAL 1 SECOND
                   FROM attempt_term x JOIN term t ON t.id = x.term_id
                  WHERE x.attempt_id = a.id), a.due_at),
       a.consent, s.id, s.number, w.name, b.assessor_count,
       IF(k.kind <> 0, 0,
          (SELECT COUNT(*) FROM review o
            WHERE o.attempt_id = a.id AND o.state IN ('open', 'claimed'))),
       d.outcome,
       IF(k.kind <> 0 OR r.state <> 'claimed', NULL,
          (SELECT n.note FROM referral n
            WHERE n.attempt_id = a.id AND n.kind = 'passed_back'
              AND n.referred_at > r.claimed_at
            ORDER BY n.id DESC LIMIT 1)),
       IF(k.kind <> 0 OR r.state = 'claimed', 0,
          (SELECT COUNT(*) FROM review m
            WHERE m.assessor_id = r.assessor_id AND m.state = 'claimed')),
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet, r.lapses_at,
       IF(k.kind <> 0, NULL,
          (SELECT h.reason FROM hand_over h
            WHERE h.to_review_id = r.id OR h.review_id = r.id LIMIT 1)),
       IF(k.kind <> 0 OR r.state NOT IN ('lapsed', 'handed_over'), NULL,
          (SELECT s.public_id FROM review o
            WHERE o.attempt_id = a.id AND o.state = 'open' LIMIT 1))
  FROM review r
  JOIN attempt a ON a.id = r.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN edition_brief b ON b.edition_id = s.edition_id
  JOIN (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2) k
  LEFT JOIN submission_author w ON w.submission_id = s.id
  LEFT JOIN decision d ON d.attempt_id = a.id
  LEFT JOIN score g ON k.kind = 1 AND g.review_id = r.id
  LEFT JOIN feedback f ON k.kind = 2 AND f.review_id = r.id
       AND f.version = (SELECT MAX(v.version) FROM feedback v
                         WHERE v.review_id = f.review_id
                           AND v.section_id = f.section_id)
 WHERE r.public_id = ? AND r.assessor_id = ?

-- name: review_mark
-- Also the lock that keeps two windows from saving at once.
-- Parameters: leaning, note, moment, review, person.
UPDATE review
   SET leaning = ?, note = ?, saved_at = ?
 WHERE id = ? AND assessor_id = ? AND state = 'claimed'

-- name: score_set
-- Parameters: criterion, level, review, person.
INSERT INTO score (review_id, criterion_id, level_id)
SELECT r.id, ?, ?
  FROM review r
 WHERE r.id = ? AND r.assessor_id = ? AND r.state = 'claimed'
ON DUPLICATE KEY UPDATE level_id = VALUES(level_id)

-- name: feedback_add
-- One more version of a section's feedback. A taken version is a conflict.
-- Parameters: section, version, text, moment, review, person.
INSERT INTO feedback (review_id, section_id, version, text, saved_at)
SELECT r.id, ?, ?, ?, ?
  FROM review r
 WHERE r.id = ? AND r.assessor_id = ? AND r.state = 'claimed'

-- name: review_recommend
-- Parameters: recommendation, moment, review, person.
UPDATE review
   SET state = 'recommended', recommendation = ?, recommended_at = ?
 WHERE id = ? AND assessor_id = ? AND state = 'claimed'

-- name: review_give_back
-- Parameters: review, person.
UPDATE review
   SET state = 'given_back'
 WHERE id = ? AND assessor_id = ? AND state = 'claimed'

-- name: place_add
-- The place is free again. Parameters: public id, attempt.
INSERT INTO review (public_id, attempt_id) VALUES (?, ?)

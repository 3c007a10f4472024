-- What waits for an assessor, and how a place in a review is claimed. Every
-- statement carries the person; the triggers of 0002 refuse what these leave.
--
-- Open ones are those of the person's micro-credentials, of terms that are
-- open, never the person's own nor those that the person reviews already, one row a submission. They
-- stand in queue_card (0025) in the order of due dates, and are read from behind
-- a moment and a submission; the card has the rest, and the last word on whether
-- it waits.

-- name: queue_read
-- The whole queue in one round trip. A row says what it is in its first
-- column: 1 claimed by this person, 2 open to claim, 3 lately sent, 4 how many
-- were sent since `since`. What leads on is the review's public id, of open
-- ones the submission's. Index: queue_card, review_assessor,
-- review_sent.
-- Parameters: person; person, due, due, submission, limit; person; person,
-- since.
(SELECT STRAIGHT_JOIN 1 AS kind,
        CAST(UNIX_TIMESTAMP(c.due_at) * 1000000 AS SIGNED) AS place, r.id,
        r.public_id, c.number, c.title, c.ordinal, c.badge_shape,
        c.badge_colour, c.badge_symbol, c.badge_level, c.submitted_at,
        c.due_at, r.claimed_at AS at,
        (SELECT COUNT(*) FROM score g WHERE g.review_id = r.id) AS scored,
        (SELECT COUNT(*) FROM submission s
           JOIN criterion n ON n.edition_id = s.edition_id
          WHERE s.id = c.submission_id) AS criteria,
        NULL AS recommendation, NULL AS outcome, r.lapses_at
   FROM review r
   JOIN submission_card c ON c.attempt_id = r.attempt_id
  WHERE r.assessor_id = ? AND r.state = 'claimed'
  ORDER BY c.due_at, r.id
  LIMIT 200)
UNION ALL
(SELECT STRAIGHT_JOIN 2,
        CAST(UNIX_TIMESTAMP(q.due_at) * 1000000 AS SIGNED), c.submission_id,
        c.public_id, c.number, c.title, c.ordinal, c.badge_shape,
        c.badge_colour, c.badge_symbol, c.badge_level, c.submitted_at,
        c.due_at, NULL, 0, 0, NULL, NULL, NULL
   FROM queue_card q
   JOIN submission_card c ON c.submission_id = q.submission_id
        AND c.waiting = 1
        AND (c.opens_at IS NULL OR c.opens_at <= UTC_TIMESTAMP(6))
  WHERE q.assessor_id = ? AND q.due_at >= ?
    AND (q.due_at > ? OR q.submission_id > ?)
  ORDER BY q.due_at, q.submission_id
  LIMIT ?)
UNION ALL
(SELECT STRAIGHT_JOIN 3,
        -CAST(UNIX_TIMESTAMP(r.recommended_at) * 1000000 AS SIGNED), -r.id,
        r.public_id, c.number, c.title, a.ordinal, c.badge_shape,
        c.badge_colour, c.badge_symbol, c.badge_level, NULL, NULL,
        r.recommended_at, 0, 0, r.recommendation, d.outcome, NULL
   FROM review r
   JOIN attempt a ON a.id = r.attempt_id
   JOIN submission_card c ON c.submission_id = a.submission_id
   LEFT JOIN decision d ON d.attempt_id = r.attempt_id
  WHERE r.assessor_id = ? AND r.recommended_at IS NOT NULL
  ORDER BY r.recommended_at DESC, r.id DESC
  LIMIT 5)
UNION ALL
(SELECT 4, 0, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL,
        COUNT(*), 0, NULL, NULL, NULL
   FROM review r
  WHERE r.assessor_id = ? AND r.recommended_at >= ?)
 ORDER BY kind, place, id

-- name: queue_count
-- How many are open and late, of the first `most`; and where the submission
-- `after` stands in the order, NULL when there is none. Asked only where the
-- rows of queue_read don't say it.
-- Parameters: now, person, most, after.
SELECT w.waiting, w.late, COALESCE(b.due_at, TIMESTAMP'2037-12-31 00:00:00'),
       COALESCE(b.submission_id, 0)
  FROM (SELECT COUNT(*) AS waiting, COALESCE(SUM(l.late), 0) AS late
          FROM (SELECT STRAIGHT_JOIN q.due_at < ? AS late
                  FROM queue_card q
                  JOIN submission_card c ON c.submission_id = q.submission_id
                       AND c.waiting = 1
                       AND (c.opens_at IS NULL
                            OR c.opens_at <= UTC_TIMESTAMP(6))
                 WHERE q.assessor_id = ?
                 ORDER BY q.due_at, q.submission_id
                 LIMIT ?) l) w
  LEFT JOIN submission q ON q.public_id = ?
  LEFT JOIN submission_card b ON b.submission_id = q.id

-- name: place_find
-- What claiming a submission would come to: the review that the person has of
-- its newest attempt already, and a place that is still open; for how many days
-- it would hold, if the edition says so, and whether the person had it before
-- and lost it.
-- Parameters: person, person, person, person, the submission's public id.
SELECT a.id, s.id, s.number, m.public_id, o.id, o.public_id,
       COALESCE((SELECT t.review_due_at - INTERVAL 1 SECOND
                   FROM attempt_term x JOIN term t ON t.id = x.term_id
                  WHERE x.attempt_id = a.id), a.due_at),
       COALESCE((SELECT e.claim_days FROM edition e WHERE e.id = s.edition_id),
           0),
       EXISTS (SELECT 1 FROM review l
                WHERE l.attempt_id = a.id AND l.assessor_id = ?
                  AND l.state IN ('lapsed', 'handed_over'))
  FROM submission s
  JOIN attempt a ON a.submission_id = s.id
       AND a.ordinal = (SELECT MAX(n.ordinal) FROM attempt n
                         WHERE n.submission_id = s.id)
  LEFT JOIN review m ON m.attempt_id = a.id AND m.assessor_id = ?
       AND m.live = 1
  LEFT JOIN review o ON o.id = (SELECT MIN(n.id) FROM review n
                                 WHERE n.attempt_id = a.id
                                   AND n.state = 'open')
 WHERE (m.id IS NOT NULL
        OR EXISTS (SELECT 1 FROM duty d
                    WHERE d.person_id = ? AND d.duty = 'assessor'
                      AND d.micro_credential_id = s.micro_credential_id))
   AND s.person_id <> ? AND s.public_id = ?
   AND a.state NOT IN ('draft', 'discarded')

-- name: place_claim
-- The first one wins. Parameters: person, moment, its end or NULL, review.
UPDATE review
   SET state = 'claimed', assessor_id = ?, claimed_at = ?, lapses_at = ?
 WHERE id = ? AND state = 'open'

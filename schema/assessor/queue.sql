-- What waits for an assessor, and how a place in a review is claimed. Every
-- statement carries the person; the triggers of 0002 refuse what these leave.
--
-- Open ones are those of the person's micro-credentials, never the person's
-- own nor those that the person reviews already, one row an attempt. They are
-- read in the order of due dates from index attempt_waiting, from behind a
-- moment and an attempt.

-- name: queue_read
-- The whole queue in one round trip. A row says what it is in its first
-- column: 1 claimed by this person, 2 open to claim, 3 lately sent, 4 how many
-- were sent since `since`. Index: attempt_waiting, review_assessor,
-- review_sent.
-- Parameters: person; person, due, due, attempt, person, person, limit;
-- person; person, since.
(SELECT STRAIGHT_JOIN 1 AS kind,
        CAST(UNIX_TIMESTAMP(a.due_at) * 1000000 AS SIGNED) AS place, r.id,
        r.public_id, s.number, e.title, a.ordinal, e.badge_shape,
        e.badge_colour, e.badge_symbol, e.badge_level, a.submitted_at,
        a.due_at, r.claimed_at AS at,
        (SELECT COUNT(*) FROM score g WHERE g.review_id = r.id) AS scored,
        (SELECT COUNT(*) FROM criterion c
          WHERE c.edition_id = s.edition_id) AS criteria,
        NULL AS recommendation, NULL AS outcome
   FROM review r
   JOIN attempt a ON a.id = r.attempt_id
   JOIN submission s ON s.id = a.submission_id
   JOIN edition e ON e.id = s.edition_id
  WHERE r.assessor_id = ? AND r.state = 'claimed'
  ORDER BY a.due_at, r.id
  LIMIT 200)
UNION ALL
(SELECT STRAIGHT_JOIN 2,
        CAST(UNIX_TIMESTAMP(a.due_at) * 1000000 AS SIGNED), a.id, r.public_id,
        s.number, e.title, a.ordinal, e.badge_shape, e.badge_colour,
        e.badge_symbol, e.badge_level, a.submitted_at, a.due_at, NULL, 0, 0,
        NULL, NULL
   FROM attempt a FORCE INDEX (attempt_waiting)
   JOIN submission s ON s.id = a.submission_id
   JOIN duty d ON d.person_id = ? AND d.duty = 'assessor'
        AND d.micro_credential_id = s.micro_credential_id
   JOIN review r ON r.id = (SELECT MIN(o.id) FROM review o
                             WHERE o.attempt_id = a.id AND o.state = 'open')
   JOIN edition e ON e.id = s.edition_id
  WHERE a.waiting = 1 AND a.due_at >= ? AND (a.due_at > ? OR a.id > ?)
    AND s.person_id <> ?
    AND NOT EXISTS (SELECT 1 FROM review m
                     WHERE m.attempt_id = a.id AND m.assessor_id = ?
                       AND m.live = 1)
  ORDER BY a.due_at, a.id
  LIMIT ?)
UNION ALL
(SELECT STRAIGHT_JOIN 3,
        -CAST(UNIX_TIMESTAMP(r.recommended_at) * 1000000 AS SIGNED), -r.id,
        r.public_id, s.number, e.title, a.ordinal, e.badge_shape,
        e.badge_colour, e.badge_symbol, e.badge_level, NULL, NULL,
        r.recommended_at, 0, 0, r.recommendation, d.outcome
   FROM review r
   JOIN attempt a ON a.id = r.attempt_id
   JOIN submission s ON s.id = a.submission_id
   JOIN edition e ON e.id = s.edition_id
   LEFT JOIN decision d ON d.attempt_id = a.id
  WHERE r.assessor_id = ? AND r.recommended_at IS NOT NULL
  ORDER BY r.recommended_at DESC, r.id DESC
  LIMIT 5)
UNION ALL
(SELECT 4, 0, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, NULL, NULL,
        COUNT(*), 0, NULL, NULL
   FROM review r
  WHERE r.assessor_id = ? AND r.recommended_at >= ?)
 ORDER BY kind, place, id

-- name: queue_count
-- How many are open and late, of the first `most`; and where the place `after`
-- stands in the order, NULL when there is no such place. Asked only where the
-- rows of queue_read don't say it.
-- Parameters: now, person, person, person, most, after.
SELECT w.waiting, w.late, b.due_at, COALESCE(b.id, 0)
  FROM (SELECT COUNT(*) AS waiting, COALESCE(SUM(l.late), 0) AS late
          FROM (SELECT STRAIGHT_JOIN a.due_at < ? AS late
                  FROM attempt a FORCE INDEX (attempt_waiting)
                  JOIN submission s ON s.id = a.submission_id
                  JOIN duty d ON d.person_id = ? AND d.duty = 'assessor'
                       AND d.micro_credential_id = s.micro_credential_id
                 WHERE a.waiting = 1 AND s.person_id <> ?
                   AND EXISTS (SELECT 1 FROM review o
                                WHERE o.attempt_id = a.id
                                  AND o.state = 'open')
                   AND NOT EXISTS (SELECT 1 FROM review m
                                    WHERE m.attempt_id = a.id
                                      AND m.assessor_id = ? AND m.live = 1)
                 ORDER BY a.due_at, a.id
                 LIMIT ?) l) w
  LEFT JOIN review q ON q.public_id = ?
  LEFT JOIN attempt b ON b.id = q.attempt_id

-- name: place_find
-- What claiming this place would come to: the review that the person has of
-- the attempt already, and the place that is still open.
-- Parameters: person, person, person, the place's public id.
SELECT a.id, s.id, s.number, m.public_id, o.id, o.public_id, a.due_at
  FROM review r
  JOIN attempt a ON a.id = r.attempt_id
  JOIN submission s ON s.id = a.submission_id
  LEFT JOIN review m ON m.attempt_id = a.id AND m.assessor_id = ?
       AND m.live = 1
  LEFT JOIN review o ON o.id = (SELECT MIN(n.id) FROM review n
                                 WHERE n.attempt_id = a.id
                                   AND n.state = 'open')
 WHERE (m.id IS NOT NULL
        OR EXISTS (SELECT 1 FROM duty d
                    WHERE d.person_id = ? AND d.duty = 'assessor'
                      AND d.micro_credential_id = s.micro_credential_id))
   AND s.person_id <> ? AND r.public_id = ?

-- name: place_claim
-- The first one wins. Parameters: person, moment, review.
UPDATE review
   SET state = 'claimed', assessor_id = ?, claimed_at = ?
 WHERE id = ? AND state = 'open'

-- What waits for an assessor, and how a place in a review is claimed. Every
-- statement carries the person; the triggers of 0002 refuse what these leave.

-- name: queue_read
-- The whole queue in one round trip. A row says what it is in its first
-- column: 1 claimed by this person, 2 open to claim, 3 lately sent, 4 counts.
-- Open ones are those of the person's micro-credentials, never the person's
-- own, one row an attempt, from behind the place `after` (NULL: from the
-- start). Counts: n1 open and n2 late, of the first `most` due; n3 sent since
-- `since`. Index: attempt_waiting, review_assessor, review_sent.
-- Parameters: person; person, after, after, after, person, person, limit;
-- person; person, since, now, person, person, person, most.
(SELECT 1 AS kind,
        CAST(UNIX_TIMESTAMP(a.due_at) * 1000000 AS SIGNED) AS place, r.id,
        r.public_id, s.number, e.title, a.ordinal, e.badge_shape, e.badge_colour,
        e.badge_symbol, e.badge_level, a.submitted_at, a.due_at,
        r.claimed_at AS at,
        (SELECT COUNT(*) FROM score g WHERE g.review_id = r.id) AS n1,
        (SELECT COUNT(*) FROM criterion c
          WHERE c.edition_id = s.edition_id) AS n2,
        0 AS n3, NULL AS recommendation, NULL AS outcome
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
        e.badge_symbol, e.badge_level, a.submitted_at, a.due_at, NULL, 0, 0, 0,
        NULL, NULL
   FROM attempt a FORCE INDEX (attempt_waiting)
   JOIN submission s ON s.id = a.submission_id
   JOIN duty d ON d.person_id = ? AND d.duty = 'assessor'
        AND d.micro_credential_id = s.micro_credential_id
   JOIN edition e ON e.id = s.edition_id
   JOIN review r ON r.id = (SELECT MIN(o.id) FROM review o
                             WHERE o.attempt_id = a.id AND o.state = 'open')
  WHERE a.waiting = 1
    AND a.due_at >= COALESCE((SELECT b.due_at FROM review q
                                JOIN attempt b ON b.id = q.attempt_id
                               WHERE q.public_id = ?), '1000-01-01')
    AND (a.due_at > COALESCE((SELECT b.due_at FROM review q
                                JOIN attempt b ON b.id = q.attempt_id
                               WHERE q.public_id = ?), '1000-01-01')
         OR a.id > COALESCE((SELECT q.attempt_id FROM review q
                              WHERE q.public_id = ?), 0))
    AND s.person_id <> ?
    AND NOT EXISTS (SELECT 1 FROM review m
                     WHERE m.attempt_id = a.id AND m.assessor_id = ?
                       AND m.live = 1)
  ORDER BY a.due_at, a.id
  LIMIT ?)
UNION ALL
(SELECT 3, -CAST(UNIX_TIMESTAMP(r.recommended_at) * 1000000 AS SIGNED),
        -r.id, r.public_id, s.number,
        e.title, a.ordinal, e.badge_shape, e.badge_colour, e.badge_symbol,
        e.badge_level, NULL, NULL, r.recommended_at, 0, 0, 0,
        r.recommendation, d.outcome
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
        w.waiting, w.late,
        (SELECT COUNT(*) FROM review r
          WHERE r.assessor_id = ? AND r.recommended_at >= ?),
        NULL, NULL
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
                                       AND m.assessor_id = ?
                                       AND m.live = 1)
                  ORDER BY a.due_at, a.id
                  LIMIT ?) l) w)
 ORDER BY kind, place, id

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

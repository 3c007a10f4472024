-- The issuer's desk: what awaits a decision, of the micro-credentials whose
-- issuer of record the person is. Their own submissions never stand there.

-- name: desk_count
-- Waiting, agreed, split, in review, sealed, decided by this person; each to 200,
-- and by way of what is open: what was ever handed in is many times more.
-- Parameters: person, seven times.
SELECT CAST(COALESCE(SUM(x.voices >= 1), 0) AS INTEGER),
       CAST(COALESCE(SUM(x.voices = 1), 0) AS INTEGER),
       CAST(COALESCE(SUM(x.voices > 1), 0) AS INTEGER),
       (SELECT COUNT(*)
          FROM (SELECT STRAIGHT_JOIN 1
                  FROM attempt a FORCE INDEX (attempt_pending)
                  JOIN submission s ON s.id = a.submission_id
                  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
                       AND d.duty = 'issuer'
                 WHERE a.waiting = 1 AND d.person_id = ? AND s.person_id <> ?
                 LIMIT 200) n),
       (SELECT COUNT(*)
          FROM (SELECT STRAIGHT_JOIN 1
                  FROM attempt a FORCE INDEX (attempt_state)
                  JOIN submission s ON s.id = a.submission_id
                  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
                       AND d.duty = 'issuer'
                 WHERE a.state = 'recommended' AND d.person_id = ?
                   AND s.person_id <> ?
                   AND EXISTS (SELECT 1 FROM sealed_decision l
                        WHERE l.attempt_id = a.id AND NOT EXISTS (
                            SELECT 1 FROM seal_undo u
                             WHERE u.sealed_id = l.id))
                 LIMIT 200) n),
       (SELECT COUNT(*)
          FROM (SELECT 1 FROM decision c WHERE c.issuer_id = ? LIMIT 200) n)
  FROM (SELECT STRAIGHT_JOIN
               (SELECT COUNT(DISTINCT r.recommendation) FROM review r
                 WHERE r.attempt_id = a.id AND r.state = 'recommended')
                   AS voices
          FROM attempt a FORCE INDEX (attempt_state)
          JOIN submission s ON s.id = a.submission_id
          JOIN duty d ON d.micro_credential_id = s.micro_credential_id
               AND d.duty = 'issuer'
         WHERE a.state = 'recommended' AND d.person_id = ?
           AND s.person_id <> ?
           AND NOT EXISTS (SELECT 1 FROM sealed_decision l
                WHERE l.attempt_id = a.id AND NOT EXISTS (
                    SELECT 1 FROM seal_undo u WHERE u.sealed_id = l.id))
         LIMIT 200) x

-- name: desk_waiting
-- Oldest first, from behind the submission `after` (NULL: from the start).
-- Parameters: person, person, least voices, most voices, after, after, limit.
-- Index: attempt_state.
SELECT STRAIGHT_JOIN s.public_id, s.number, a.ordinal, b.title, b.badge_shape,
       b.badge_colour, b.badge_level, b.badge_symbol, a.submitted_at, a.due_at,
       (SELECT MAX(r.recommended_at) FROM review r
         WHERE r.attempt_id = a.id AND r.state = 'recommended'),
       (SELECT GROUP_CONCAT(r.recommendation ORDER BY r.id) FROM review r
         WHERE r.attempt_id = a.id AND r.state = 'recommended'),
       0, 0, NULL, NULL, NULL
  FROM attempt a FORCE INDEX (attempt_state)
  JOIN submission s ON s.id = a.submission_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
  JOIN edition_brief b ON b.edition_id = s.edition_id
 WHERE a.state = 'recommended' AND d.person_id = ? AND d.duty = 'issuer'
   AND s.person_id <> ?
   AND NOT EXISTS (SELECT 1 FROM sealed_decision l
        WHERE l.attempt_id = a.id AND NOT EXISTS (
            SELECT 1 FROM seal_undo u WHERE u.sealed_id = l.id))
   AND (SELECT COUNT(DISTINCT r.recommendation) FROM review r
         WHERE r.attempt_id = a.id AND r.state = 'recommended')
       BETWEEN ? AND ?
   AND (? IS NULL OR (a.submitted_at, a.id) >
        (SELECT t.submitted_at, t.id
           FROM attempt t JOIN submission u ON u.id = t.submission_id
          WHERE u.public_id = ? AND t.state = 'recommended'))
 ORDER BY a.submitted_at, a.id
 LIMIT ?

-- name: desk_sealed
-- Decided and not out, by whomever, oldest first. Parameters: person, person,
-- after, after, limit.
SELECT STRAIGHT_JOIN s.public_id, s.number, a.ordinal, b.title, b.badge_shape,
       b.badge_colour, b.badge_level, b.badge_symbol, a.submitted_at, a.due_at,
       NULL, NULL, 0, 0, l.outcome, l.decided_at, NULL
  FROM attempt a FORCE INDEX (attempt_state)
  JOIN submission s ON s.id = a.submission_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
  JOIN sealed_decision l ON l.attempt_id = a.id
       AND NOT EXISTS (SELECT 1 FROM seal_undo u WHERE u.sealed_id = l.id)
  JOIN edition_brief b ON b.edition_id = s.edition_id
 WHERE a.state = 'recommended' AND d.person_id = ? AND d.duty = 'issuer'
   AND s.person_id <> ?
   AND (? IS NULL OR (a.submitted_at, a.id) >
        (SELECT t.submitted_at, t.id
           FROM attempt t JOIN submission u ON u.id = t.submission_id
          WHERE u.public_id = ? AND t.state = 'recommended'))
 ORDER BY a.submitted_at, a.id
 LIMIT ?

-- name: desk_in_review
-- Handed in and not ripe, oldest first. Parameters: person, person, after,
-- after, limit.
SELECT STRAIGHT_JOIN s.public_id, s.number, a.ordinal, b.title, b.badge_shape,
       b.badge_colour, b.badge_level, b.badge_symbol, a.submitted_at, a.due_at,
       NULL, NULL,
       (SELECT COUNT(*) FROM review r
         WHERE r.attempt_id = a.id AND r.state = 'recommended'),
       (SELECT COUNT(*) FROM review r
         WHERE r.attempt_id = a.id
           AND r.state IN ('open', 'claimed', 'recommended')),
       NULL, NULL, NULL
  FROM attempt a FORCE INDEX (attempt_pending)
  JOIN submission s ON s.id = a.submission_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
  JOIN edition_brief b ON b.edition_id = s.edition_id
 WHERE a.waiting = 1 AND d.person_id = ?
   AND d.duty = 'issuer' AND s.person_id <> ?
   AND (? IS NULL OR (a.submitted_at, a.id) >
        (SELECT t.submitted_at, t.id
           FROM attempt t JOIN submission u ON u.id = t.submission_id
          WHERE u.public_id = ?
            AND t.waiting = 1))
 ORDER BY a.submitted_at, a.id
 LIMIT ?

-- name: desk_decided
-- What this person decided, newest first. Parameters: person, after, after,
-- person, limit. Index: decision_issuer.
SELECT s.public_id, s.number, a.ordinal, b.title, b.badge_shape,
       b.badge_colour, b.badge_level, b.badge_symbol, a.submitted_at, a.due_at,
       NULL, NULL, 0, 0, d.outcome, d.decided_at,
       IF(h.shared = 1, w.public_id, NULL)
  FROM decision d
  JOIN attempt a ON a.id = d.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN edition_brief b ON b.edition_id = s.edition_id
  LEFT JOIN award w ON w.decision_id = d.id
  LEFT JOIN award_share h ON h.award_id = w.id
 WHERE d.issuer_id = ?
   AND (? IS NULL OR (d.decided_at, d.id) <
        (SELECT e.decided_at, e.id
           FROM decision e
           JOIN attempt t ON t.id = e.attempt_id
           JOIN submission u ON u.id = t.submission_id
          WHERE u.public_id = ? AND e.issuer_id = ?
          ORDER BY e.decided_at LIMIT 1))
 ORDER BY d.decided_at DESC, d.id DESC
 LIMIT ?

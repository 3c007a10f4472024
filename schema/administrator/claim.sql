-- Reviews that assessors have in hand, and handing one over.

-- name: claim_place
-- Where a page of them begins. Parameters: public id.
SELECT r.claimed_at, r.id FROM review r WHERE r.public_id = ?

-- name: claim_list
-- Those in hand, the longest first, from behind a moment and an id.
-- Parameters: moment, moment, id, limit. Index: review_in_hand.
SELECT r.public_id, s.number, e.title, a.ordinal, p.name, p.public_id,
       r.claimed_at, r.lapses_at, a.due_at, p.active,
       EXISTS (SELECT 1 FROM duty d
                WHERE d.person_id = p.id AND d.duty = 'assessor'
                  AND d.micro_credential_id = s.micro_credential_id)
  FROM review r
  JOIN attempt a ON a.id = r.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
  JOIN person p ON p.id = r.assessor_id
 WHERE r.state = 'claimed' AND r.claimed_at >= ?
   AND (r.claimed_at > ? OR r.id > ?)
 ORDER BY r.claimed_at, r.id
 LIMIT ?

-- name: claim_find
-- One of them, or one that was, with who has it; whether the person who asks
-- wrote the submission. Parameters: person, public id.
SELECT r.id, r.public_id, r.state, r.attempt_id, s.number, e.title, a.ordinal,
       COALESCE(p.id, 0), COALESCE(p.name, ''), COALESCE(p.username, ''),
       r.claimed_at, r.lapses_at, a.due_at, COALESCE(e.claim_days, 0),
       s.person_id = ?, m.code
  FROM review r
  JOIN attempt a ON a.id = r.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
  JOIN micro_credential m ON m.id = s.micro_credential_id
  LEFT JOIN person p ON p.id = r.assessor_id
 WHERE r.public_id = ?

-- name: claim_receivers
-- Who could have it instead: on duty for it, not its author, and without a
-- review of the same attempt; with what they have in hand. Parameters: review,
-- limit.
SELECT p.id, p.public_id, p.name, p.username,
       (SELECT COUNT(*) FROM review h
         WHERE h.assessor_id = p.id AND h.state = 'claimed') AS in_hand
  FROM review r
  JOIN attempt a ON a.id = r.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
   AND d.duty = 'assessor' AND d.person_id <> s.person_id
  JOIN role_grant g ON g.person_id = d.person_id AND g.role = 'assessor'
  JOIN person p ON p.id = d.person_id AND p.active = 1
 WHERE r.id = ?
   AND NOT EXISTS (SELECT 1 FROM review o
                    WHERE o.attempt_id = a.id AND o.assessor_id = p.id
                      AND o.live = 1)
 ORDER BY in_hand, p.name, p.id
 LIMIT ?

-- name: claim_hand_over
-- The submission, or 0 when it isn't in this assessor's hand any more.
-- Parameters: review, holder, receiver or NULL, its end in microseconds or 0,
-- person, reason.
SELECT review_hand_over(?, ?, ?, FROM_UNIXTIME(NULLIF(?, 0) / 1000000), ?, ?)

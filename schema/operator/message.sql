-- The outbox as the courier works through it. A message is claimed by its key
-- alone: a claim locks one row, and nobody who writes to the outbox waits.

-- name: message_due
-- in: limit. Read by message_next.
SELECT id
  FROM message
 WHERE state = 'waiting' AND next_try_at <= CURRENT_TIMESTAMP(6)
   AND (claimed_until IS NULL OR claimed_until < CURRENT_TIMESTAMP(6))
 ORDER BY next_try_at, id
 LIMIT ?

-- name: message_claim
-- in: claim, seconds that it holds, message. One row: it is ours.
UPDATE message
   SET claim = ?, claimed_until = CURRENT_TIMESTAMP(6) + INTERVAL ? SECOND
 WHERE id = ? AND state = 'waiting' AND next_try_at <= CURRENT_TIMESTAMP(6)
   AND (claimed_until IS NULL OR claimed_until < CURRENT_TIMESTAMP(6))

-- name: message_release
-- in: answer, message, claim
UPDATE message
   SET claim = NULL, claimed_until = NULL, answer = ?
 WHERE id = ? AND claim = ? AND state = 'waiting'

-- name: message_finish
-- in: state, 1 if that was a try, address or NULL, answer, message, claim
UPDATE message
   SET state = ?, tries = tries + ?, address = ?, answer = ?,
       finished_at = CURRENT_TIMESTAMP(6), claim = NULL, claimed_until = NULL
 WHERE id = ? AND claim = ? AND state = 'waiting'

-- name: message_retry
-- in: seconds to wait, answer, message, claim
UPDATE message
   SET tries = tries + 1,
       next_try_at = CURRENT_TIMESTAMP(6) + INTERVAL ? SECOND,
       answer = ?, claim = NULL, claimed_until = NULL
 WHERE id = ? AND claim = ? AND state = 'waiting'

-- name: letter_find
-- in: message
SELECT id, public_id, kind, tries, created_at, person_id, to_office, recipient,
       mail, active, submission, number, ordinal, submitted_at, due_at, title,
       level_name, programme, word_awarded, word_not_yet, not_yet_next, award,
       awarded_at, expires_at, credit_amount, credit_unit, about_name,
       about_title, about_school, issuer, revoked_at, lapses_at, holds
  FROM message_letter
 WHERE id = ?

-- name: work_list
-- in: person, duty, limit
SELECT number, title, ordinal, due_at
  FROM digest_work
 WHERE person_id = ? AND duty = ?
 ORDER BY due_at, attempt_id
 LIMIT ?

-- name: work_count
-- in: person, duty
SELECT COUNT(*)
  FROM digest_work
 WHERE person_id = ? AND duty = ?

-- name: digest_due
-- in: hours between two, limit
SELECT person_id, duty, asked, told
  FROM digest
 WHERE waiting = 1
   AND (told_at IS NULL
        OR told_at <= CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR)
 ORDER BY asked_at
 LIMIT ?

-- name: digest_drop
-- in: person, duty, asked. Nothing waits any more, and nothing came meanwhile.
UPDATE digest
   SET waiting = 0
 WHERE person_id = ? AND duty = ? AND waiting = 1 AND asked = ?

-- name: digest_take
-- in: person, duty, told
UPDATE digest
   SET waiting = 0, told = told + 1, told_at = CURRENT_TIMESTAMP(6)
 WHERE person_id = ? AND duty = ? AND waiting = 1 AND told = ?

-- name: digest_message
-- in: public id, once key, kind, person
INSERT INTO message (public_id, once_key, kind, person_id, created_at,
                     next_try_at)
VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP(6), CURRENT_TIMESTAMP(6))

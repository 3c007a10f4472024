-- Claims of reviews that come to their end (0019).

-- name: claim_ending
-- Those to do something about: over, or over soon and nobody was told.
-- in: days that count as soon, limit. Read by review_lapsing.
SELECT id, lapses_at <= CURRENT_TIMESTAMP(6)
  FROM claim_watch
 WHERE lapses_at <= CURRENT_TIMESTAMP(6) + INTERVAL ? DAY
   AND (warned_at IS NULL OR lapses_at <= CURRENT_TIMESTAMP(6))
 ORDER BY lapses_at, id
 LIMIT ?

-- name: claim_lapse
-- The submission, or 0 when somebody was faster. in: review
SELECT claim_lapse(?)

-- name: claim_warn
-- 1, or 0 when that was done. in: review
SELECT claim_warn(?)

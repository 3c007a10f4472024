-- The district's keys and what it took back.

-- name: key_list
SELECT name, algorithm, public_jwk, used_from FROM signing_key ORDER BY id;

-- name: key_find
-- in: name
SELECT name, algorithm, public_jwk, used_from FROM signing_key WHERE name = ?;

-- name: revoked_list
SELECT public_id, reason, revoked_at FROM revoked_award ORDER BY id LIMIT 10000;

-- name: expired_list
-- in: now. The last that ran out first. Index: award_expiry.
SELECT public_id, '', expires_at
  FROM expiring_award
 WHERE expires_at <= ?
 ORDER BY expires_at DESC, id DESC
 LIMIT 10000;

-- name: status_list_find
-- in: number
SELECT id, body FROM status_list WHERE id = ? AND body <> '';

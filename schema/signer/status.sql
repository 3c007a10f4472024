-- The lists that tell which awards were revoked.

-- name: status_list_open
-- The list that new awards go to: the last that has room. Parameters: entries
-- that a list takes.
SELECT l.id
  FROM status_list l
 WHERE (SELECT COUNT(*) FROM status_entry s WHERE s.list_id = l.id) < ?
 ORDER BY l.id DESC
 LIMIT 1

-- name: status_list_add
INSERT INTO status_list (body) VALUES ('')

-- name: status_list_stale
-- Lists whose body doesn't say what the records do, with how many bits it must
-- set.
SELECT n.id, n.revoked
  FROM (SELECT l.id, l.revoked AS told,
               (SELECT COUNT(*) FROM revocation r
                  JOIN status_entry s ON s.award_id = r.award_id
                 WHERE s.list_id = l.id) AS revoked
          FROM status_list l) n
 WHERE n.told <> n.revoked
 ORDER BY n.id

-- name: status_list_bits
-- Parameters: list, position after which, limit.
SELECT s.position
  FROM status_entry s
  JOIN revocation r ON r.award_id = s.award_id
 WHERE s.list_id = ? AND s.position > ?
 ORDER BY s.position
 LIMIT ?

-- name: status_list_set
-- Parameters: how many bits, body, moment, list.
UPDATE status_list SET revoked = ?, body = ?, signed_at = ? WHERE id = ?

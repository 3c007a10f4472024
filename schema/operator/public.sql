-- What anyone may see, by name: for copies of it as files. Owner's account.

-- name: public_award_list
-- Parameters: number after which, limit.
SELECT a.id, a.public_id
  FROM award a
  JOIN award_share s ON s.award_id = a.id AND s.shared = 1
 WHERE a.id > ?
 ORDER BY a.id
 LIMIT ?

-- name: public_name_list
-- Micro-credentials (1), keys (2) and status lists (3).
SELECT DISTINCT 1, e.code FROM catalog_edition e
UNION ALL
SELECT 2, k.name FROM signing_key k
UNION ALL
SELECT 3, CAST(l.id AS CHAR) FROM status_list l WHERE l.body <> ''

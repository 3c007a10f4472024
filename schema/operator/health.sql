-- What `accolade check` asks of the database, as its owner.

-- name: server_facts
-- The server's version, its moment, its folder, whether a commit is on disk
-- before it is answered, and how many may speak to it at once.
SELECT @@version, UTC_TIMESTAMP(6), @@datadir,
       @@innodb_flush_log_at_trx_commit, @@max_connections

-- name: unsigned_facts
-- Awards that have waited for their signature longer than the signer's own look
-- takes, and since when.
-- in: moment
SELECT COUNT(*), MIN(w.awarded_at)
  FROM award w
  LEFT JOIN credential k ON k.award_id = w.id AND k.form = 'jwt'
  LEFT JOIN revocation v ON v.award_id = w.id
 WHERE k.award_id IS NULL AND v.award_id IS NULL AND w.awarded_at < ?

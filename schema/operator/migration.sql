-- What `accolade migrate` remembers of the files that it ran.

-- name: migration_list
SELECT number, name, sha256, statements, finished_at IS NOT NULL
  FROM migration
 ORDER BY number

-- name: migration_begin
-- in: number, name, sha256
INSERT INTO migration (number, name, sha256, statements, begun_at)
VALUES (?, ?, ?, 0, CURRENT_TIMESTAMP(6))
    ON DUPLICATE KEY UPDATE name = VALUES(name), sha256 = VALUES(sha256)

-- name: migration_step
-- in: statements done, number
UPDATE migration SET statements = ? WHERE number = ?

-- name: migration_finish
-- in: number
UPDATE migration SET finished_at = CURRENT_TIMESTAMP(6)
 WHERE number = ? AND finished_at IS NULL

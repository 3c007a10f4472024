-- A draft: what is written and added until it is handed in. Guards: the
-- author, and a draft; the triggers of 0002 refuse anything else as well.

-- name: response_add
-- One more version of a section. A taken version is a conflict.
-- Parameters: section, version, text, moment, attempt, person.
INSERT INTO response (attempt_id, section_id, version, text, saved_at)
SELECT a.id, ?, ?, ?, ?
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
 WHERE a.id = ? AND s.person_id = ? AND a.state = 'draft'

-- name: reflection_add
-- Parameters: version, text, moment, artifact, person.
INSERT INTO reflection (artifact_id, version, text, saved_at)
SELECT f.id, ?, ?, ?
  FROM artifact f
  JOIN attempt a ON a.id = f.attempt_id
  JOIN submission s ON s.id = a.submission_id
 WHERE f.id = ? AND s.person_id = ? AND a.state = 'draft'
   AND f.removed_at IS NULL

-- name: attempt_mark
-- Parameters: consent, own work, moment, attempt, person.
UPDATE attempt a
  JOIN submission s ON s.id = a.submission_id
   SET a.consent = ?, a.own_work = ?, a.saved_at = ?
 WHERE a.id = ? AND s.person_id = ? AND a.state = 'draft'

-- name: attempt_submit
-- Parameters: moment, due, attempt, person.
UPDATE attempt a
  JOIN submission s ON s.id = a.submission_id
   SET a.state = 'submitted', a.submitted_at = ?, a.due_at = ?
 WHERE a.id = ? AND s.person_id = ? AND a.state = 'draft'

-- name: file_add
-- The same bytes are the same file. Parameters: sha256, size, type, moment.
INSERT INTO file (sha256, size_bytes, media_type, stored_at)
VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE stored_at = stored_at

-- name: artifact_find_once
-- Was this added before? Parameters: attempt, once, person.
SELECT f.id, f.removed_at IS NOT NULL
  FROM artifact f
  JOIN attempt a ON a.id = f.attempt_id
  JOIN submission s ON s.id = a.submission_id
 WHERE f.attempt_id = ? AND f.once_key = ? AND s.person_id = ?

-- name: artifact_add
-- Parameters: public id, attempt, kind, title, url, sha256 and type of the
-- file (NULL: a link), once, moment, attempt, person. The count of the most is
-- asked in the same statement. The file is found by its content: MariaDB tells
-- no id for one that was there.
INSERT INTO artifact (public_id, attempt_id, position, kind, title, url,
                      file_id, once_key, added_at)
SELECT ?, a.id,
       (SELECT COALESCE(MAX(n.position), 0) + 1 FROM artifact n
         WHERE n.attempt_id = ?),
       ?, ?, ?,
       (SELECT x.id FROM file x WHERE x.sha256 = ? AND x.media_type = ?),
       ?, ?
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
 WHERE a.id = ? AND s.person_id = ? AND a.state = 'draft'
   AND (SELECT COUNT(*) FROM artifact f
         WHERE f.attempt_id = a.id AND f.removed_at IS NULL) < e.artifact_most

-- name: artifact_remove
-- Parameters: moment, artifact, attempt, person.
UPDATE artifact f
  JOIN attempt a ON a.id = f.attempt_id
  JOIN submission s ON s.id = a.submission_id
   SET f.removed_at = ?
 WHERE f.id = ? AND f.attempt_id = ? AND s.person_id = ?
   AND a.state = 'draft' AND f.removed_at IS NULL

-- name: artifact_restore
-- Added again after it was removed. Parameters: artifact, attempt, person.
UPDATE artifact f
  JOIN attempt a ON a.id = f.attempt_id
  JOIN submission s ON s.id = a.submission_id
   SET f.removed_at = NULL
 WHERE f.id = ? AND f.attempt_id = ? AND s.person_id = ?
   AND a.state = 'draft' AND f.removed_at IS NOT NULL

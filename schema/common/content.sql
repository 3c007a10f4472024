-- What stands in an attempt, its rubric, and the feedback of decided attempts
-- of the same submission, in one round trip. Every row says what it is in its
-- first column: 1 section, 2 artifact, 3 level, 4 criterion, 5 cell, 6 score,
-- 7 feedback. A person who may not read it gets no row.
--
-- Who that is differs by role: this file makes a set for each, with one of
-- these for {reader}. Each has one parameter, the person. One statement that
-- asked for all of them cost three times as much.
-- reader author: s.person_id = ?
-- reader assessor: a.state NOT IN ('draft', 'discarded') AND EXISTS (SELECT 1 FROM attempt y JOIN review z ON z.attempt_id = y.id AND z.live = 1 WHERE y.submission_id = s.id AND z.assessor_id = ?)
-- reader issuer: a.state NOT IN ('draft', 'discarded') AND EXISTS (SELECT 1 FROM duty y WHERE y.micro_credential_id = s.micro_credential_id AND y.duty = 'issuer' AND y.person_id = ?)

-- name: read
-- parameters: attempt, person, seven times
SELECT 1 AS kind, x.id AS id, 0 AS parent, x.position AS position,
       x.words_least AS n1, x.words_most AS n2, COALESCE(r.version, 0) AS n3,
       r.saved_at AS at, x.kind AS t1, x.title AS t2, x.prompt AS t3,
       x.hint AS t4, COALESCE(r.text, '') AS t5, NULL AS t6
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN section x ON x.edition_id = s.edition_id
  LEFT JOIN response r ON r.attempt_id = a.id AND r.section_id = x.id
       AND r.version = (SELECT MAX(v.version) FROM response v
                         WHERE v.attempt_id = a.id AND v.section_id = x.id)
 WHERE a.id = ?
   AND {reader}
UNION ALL
SELECT 2, f.id, 0, f.position, COALESCE(b.size_bytes, 0), 0,
       COALESCE(r.version, 0), r.saved_at, f.kind, f.title, f.url,
       b.media_type, COALESCE(r.text, ''), f.public_id
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN artifact f ON f.attempt_id = a.id AND f.removed_at IS NULL
  LEFT JOIN file b ON b.id = f.file_id
  LEFT JOIN reflection r ON r.artifact_id = f.id
       AND r.version = (SELECT MAX(v.version) FROM reflection v
                         WHERE v.artifact_id = f.id)
 WHERE a.id = ?
   AND {reader}
UNION ALL
SELECT 3, l.id, 0, l.position, l.meets, 0, 0, NULL, l.code, l.name,
       NULL, NULL, NULL, NULL
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN level l ON l.edition_id = s.edition_id
 WHERE a.id = ?
   AND {reader}
UNION ALL
SELECT 4, c.id, c.section_id, c.position, 0, 0, 0, NULL, c.code, c.title,
       NULL, NULL, NULL, NULL
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN criterion c ON c.edition_id = s.edition_id
 WHERE a.id = ?
   AND {reader}
UNION ALL
SELECT 5, t.level_id, c.id, 0, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, t.text,
       NULL
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN criterion c ON c.edition_id = s.edition_id
  JOIN cell t ON t.criterion_id = c.id
 WHERE a.id = ?
   AND {reader}
UNION ALL
SELECT 6, c.criterion_id, c.review_id, 0, c.level_id, o.ordinal, 0, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN attempt o ON o.submission_id = a.submission_id
       AND o.ordinal <= a.ordinal AND o.state IN ('awarded', 'not_yet')
  JOIN decided_score c ON c.attempt_id = o.id
 WHERE a.id = ?
   AND {reader}
UNION ALL
SELECT 7, k.section_id, k.review_id, 0, 0, o.ordinal, k.version, k.saved_at, NULL,
       NULL, NULL, NULL, k.text, NULL
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN attempt o ON o.submission_id = a.submission_id
       AND o.ordinal <= a.ordinal AND o.state IN ('awarded', 'not_yet')
  JOIN decided_feedback k ON k.attempt_id = o.id
 WHERE a.id = ?
   AND {reader}
 ORDER BY kind, position, parent, id

-- name: file
-- An artifact's file, for whoever may read the attempt it belongs to.
-- parameters: artifact's public id, person
SELECT b.sha256, b.media_type, f.title
  FROM artifact f
  JOIN attempt a ON a.id = f.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN file b ON b.id = f.file_id
 WHERE f.public_id = ? AND f.removed_at IS NULL
   AND {reader}

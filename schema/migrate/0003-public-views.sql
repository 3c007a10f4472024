-- 0003: what the public may read. The visitor's account has SELECT on these
-- views and on signing_key, and on nothing else: drafts, awards that aren't
-- shared and names that aren't shown can't be had through it, whatever the
-- worker does. They run with the owner's rights.

-- Editions that are or were published, with the names around them.
CREATE SQL SECURITY DEFINER VIEW catalog_edition AS
SELECT e.id, e.current, m.code, e.number, e.title, e.summary, e.description,
       e.criteria, e.effort, e.level_name, e.credit_amount, e.credit_unit,
       e.valid_months, e.review_policy, e.review_days, e.assessor_count,
       e.anonymous, e.artifact_least, e.artifact_most, e.reflection_prompt,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.published_at, e.micro_credential_id,
       p.code AS programme_code, p.name AS programme, p.word_not_yet,
       c.code AS competency_code, COALESCE(c.name, '') AS competency
  FROM edition e
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN competency c ON c.id = e.competency_id
 WHERE e.state <> 'draft'
;

CREATE SQL SECURITY DEFINER VIEW catalog_programme AS
SELECT id, code, name, description, position FROM programme;

-- Everything that belongs to an edition, a row each: one statement brings the
-- whole page. `place` orders the rows of a kind; a cell also has the place of
-- its level.
CREATE SQL SECURITY DEFINER VIEW catalog_part AS
SELECT s.edition_id, 'section' AS kind, s.position AS place, 0 AS level_place,
       s.kind AS code, s.title, s.prompt AS text, '' AS url,
       s.words_least AS least, s.words_most AS most
  FROM section s JOIN edition e ON e.id = s.edition_id AND e.state <> 'draft'
UNION ALL
SELECT t.edition_id, 'task', t.position, 0, '', '', t.text, '', 0, 0
  FROM suggested_task t JOIN edition e ON e.id = t.edition_id AND e.state <> 'draft'
UNION ALL
SELECT l.edition_id, 'level', l.position, 0, l.code, l.name, '', '', l.meets, 0
  FROM level l JOIN edition e ON e.id = l.edition_id AND e.state <> 'draft'
UNION ALL
SELECT r.edition_id, 'criterion', r.position, 0, r.code, r.title, s.title, '', s.position, 0
  FROM criterion r JOIN section s ON s.id = r.section_id
  JOIN edition e ON e.id = r.edition_id AND e.state <> 'draft'
UNION ALL
SELECT r.edition_id, 'cell', r.position, l.position, '', '', x.text, '', 0, 0
  FROM criterion r JOIN cell x ON x.criterion_id = r.id JOIN level l ON l.id = x.level_id
  JOIN edition e ON e.id = r.edition_id AND e.state <> 'draft'
UNION ALL
SELECT r.edition_id, 'resource', r.position, 0, '', r.title, r.note, r.url, 0, 0
  FROM resource r JOIN edition e ON e.id = r.edition_id AND e.state <> 'draft'
UNION ALL
SELECT x.edition_id, 'example', x.position, 0, '', x.title, x.text, '', 0, 0
  FROM example x JOIN edition e ON e.id = x.edition_id AND e.state <> 'draft'
UNION ALL
SELECT j.edition_id, 'alignment', a.id, 0, a.code, a.framework, a.name, a.url, 0, 0
  FROM edition_alignment j JOIN alignment a ON a.id = j.alignment_id
  JOIN edition e ON e.id = j.edition_id AND e.state <> 'draft'
;

-- Awards that their educators share, with what was signed and by which key.
CREATE SQL SECURITY DEFINER VIEW shared_award AS
SELECT a.id, a.public_id, IF(s.show_name, a.recipient_name, '') AS person,
       a.awarded_at, a.expires_at, a.edition_id, r.revoked_at,
       r.public_reason AS reason,
       c.body AS jwt, k.name AS key_name, k.algorithm, k.public_jwk
  FROM award a
  JOIN award_share s ON s.award_id = a.id AND s.shared = 1
  LEFT JOIN revocation r ON r.award_id = a.id
  LEFT JOIN credential c ON c.award_id = a.id AND c.form = 'jwt'
  LEFT JOIN signing_key k ON k.id = c.signing_key_id
;

-- What was reached in each row of the rubric: where assessors who recommended
-- the award differ, the lower level.
CREATE SQL SECURITY DEFINER VIEW shared_result AS
SELECT a.id AS award_id, r.position, r.title, l.name AS level_name, l.meets, x.text
  FROM award a
  JOIN award_share s ON s.award_id = a.id AND s.shared = 1
  JOIN decision d ON d.id = a.decision_id
  JOIN criterion r ON r.edition_id = a.edition_id
  JOIN level l ON l.edition_id = a.edition_id AND l.position = (
        SELECT MIN(reached.position)
          FROM review v
          JOIN score g ON g.review_id = v.id AND g.criterion_id = r.id
          JOIN level reached ON reached.id = g.level_id
         WHERE v.attempt_id = d.attempt_id AND v.state = 'recommended'
           AND v.recommendation = 'award')
  LEFT JOIN cell x ON x.criterion_id = r.id AND x.level_id = l.id
;

-- For programs that check a credential they hold; the reason is told only
-- where the award is shared.
CREATE SQL SECURITY DEFINER VIEW revoked_award AS
SELECT a.id, a.public_id, IF(s.shared, r.public_reason, '') AS reason, r.revoked_at
  FROM revocation r
  JOIN award a ON a.id = r.award_id
  LEFT JOIN award_share s ON s.award_id = a.id
;

CREATE SQL SECURITY DEFINER VIEW award_total AS
SELECT (SELECT COUNT(*) FROM award) - (SELECT COUNT(*) FROM revocation) AS total;

-- What the public reads of definitions. All of it comes from catalog_card and the
-- catalog_* views, which hold no drafts. The columns of a micro-credential in brief stand
-- in the order of schema/common/brief.h.

-- name: catalog_list
-- in: four patterns that all must be found, programme, competency (twice), level,
-- alignment (twice), unit of credit ('-': none), review (twice: '', 'term' or days;
-- all ''/0: any), after (three times): the code of the entry before, which may have been
-- retired since, '' for the first page. Ordered by title; each page costs the same.
-- Index: catalog_card_title.
SELECT c.code, c.title, c.summary, c.programme, c.competency,
       c.level_name, c.credit_amount, c.credit_unit, c.review_policy,
       c.review_days, c.badge_shape, c.badge_colour, c.badge_level,
       c.badge_symbol, c.word_not_yet
  FROM catalog_card c
 WHERE 1 = 1
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND ? IN ('', c.programme_code)
   AND (? = '' OR FIND_IN_SET(?, c.competencies))
   AND ? IN (0, c.badge_level)
   AND (? = '' OR EXISTS (SELECT 1 FROM catalog_alignment j
         WHERE j.edition_id = c.edition_id AND j.code = ?))
   AND ? IN ('', COALESCE(c.credit_unit, '-'))
   AND CASE ? WHEN '' THEN 1 WHEN 'term' THEN c.review_policy = 'by_term'
       ELSE c.review_policy = 'on_demand' AND c.review_days <= ? END
   AND c.title >= COALESCE((
        SELECT a.title FROM catalog_edition a
         WHERE a.code = ? ORDER BY a.current DESC, a.number DESC LIMIT 1), '')
   AND (? = '' OR (c.title, c.micro_credential_id) > (
        SELECT a.title, a.micro_credential_id FROM catalog_edition a
         WHERE a.code = ? ORDER BY a.current DESC, a.number DESC LIMIT 1))
 ORDER BY c.title, c.micro_credential_id
 LIMIT 21;

-- name: catalog_search
-- in: words for the index (boolean mode), then as catalog_list.
-- Index: catalog_card_words.
SELECT c.code, c.title, c.summary, c.programme, c.competency,
       c.level_name, c.credit_amount, c.credit_unit, c.review_policy,
       c.review_days, c.badge_shape, c.badge_colour, c.badge_level,
       c.badge_symbol, c.word_not_yet
  FROM catalog_card c
 WHERE MATCH (c.words) AGAINST (? IN BOOLEAN MODE)
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND ? IN ('', c.programme_code)
   AND (? = '' OR FIND_IN_SET(?, c.competencies))
   AND ? IN (0, c.badge_level)
   AND (? = '' OR EXISTS (SELECT 1 FROM catalog_alignment j
         WHERE j.edition_id = c.edition_id AND j.code = ?))
   AND ? IN ('', COALESCE(c.credit_unit, '-'))
   AND CASE ? WHEN '' THEN 1 WHEN 'term' THEN c.review_policy = 'by_term'
       ELSE c.review_policy = 'on_demand' AND c.review_days <= ? END
   AND c.title >= COALESCE((
        SELECT a.title FROM catalog_edition a
         WHERE a.code = ? ORDER BY a.current DESC, a.number DESC LIMIT 1), '')
   AND (? = '' OR (c.title, c.micro_credential_id) > (
        SELECT a.title, a.micro_credential_id FROM catalog_edition a
         WHERE a.code = ? ORDER BY a.current DESC, a.number DESC LIMIT 1))
 ORDER BY c.title, c.micro_credential_id
 LIMIT 21;

-- name: catalog_total
-- in: as catalog_list without `after`
SELECT COUNT(*)
  FROM catalog_card c
 WHERE 1 = 1
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND ? IN ('', c.programme_code)
   AND (? = '' OR FIND_IN_SET(?, c.competencies))
   AND ? IN (0, c.badge_level)
   AND (? = '' OR EXISTS (SELECT 1 FROM catalog_alignment j
         WHERE j.edition_id = c.edition_id AND j.code = ?))
   AND ? IN ('', COALESCE(c.credit_unit, '-'))
   AND CASE ? WHEN '' THEN 1 WHEN 'term' THEN c.review_policy = 'by_term'
       ELSE c.review_policy = 'on_demand' AND c.review_days <= ? END;

-- name: catalog_search_total
-- in: as catalog_search without `after`
SELECT COUNT(*)
  FROM catalog_card c
 WHERE MATCH (c.words) AGAINST (? IN BOOLEAN MODE)
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND c.words LIKE ? ESCAPE '!' AND c.words LIKE ? ESCAPE '!'
   AND ? IN ('', c.programme_code)
   AND (? = '' OR FIND_IN_SET(?, c.competencies))
   AND ? IN (0, c.badge_level)
   AND (? = '' OR EXISTS (SELECT 1 FROM catalog_alignment j
         WHERE j.edition_id = c.edition_id AND j.code = ?))
   AND ? IN ('', COALESCE(c.credit_unit, '-'))
   AND CASE ? WHEN '' THEN 1 WHEN 'term' THEN c.review_policy = 'by_term'
       ELSE c.review_policy = 'on_demand' AND c.review_days <= ? END;

-- name: catalog_facets
-- What can be chosen from, counted: rows of kind programme, competency, level,
-- alignment, credit (units; '-': none) and review (days, or 'term').
SELECT 'programme' AS kind, c.programme_code AS code, c.programme AS name, COUNT(*) AS count
  FROM catalog_card c GROUP BY c.programme_code, c.programme
UNION ALL
SELECT 'competency', k.code, MIN(k.name), COUNT(*)
  FROM catalog_competency k GROUP BY k.code
UNION ALL
SELECT 'level', CONCAT('', c.badge_level),
       IF(MIN(c.level_name) = MAX(c.level_name) AND MIN(c.level_name) <> '',
          MIN(c.level_name), CONCAT('Level ', c.badge_level)), COUNT(*)
  FROM catalog_card c GROUP BY c.badge_level
UNION ALL
SELECT 'alignment', j.code, CONCAT(MIN(j.framework), ': ', MIN(j.name)), COUNT(*)
  FROM catalog_alignment j GROUP BY j.code
UNION ALL
SELECT 'credit', COALESCE(c.credit_unit, '-'), COALESCE(c.credit_unit, ''), COUNT(*)
  FROM catalog_card c GROUP BY c.credit_unit
UNION ALL
SELECT 'review', IF(c.review_policy = 'by_term', 'term', CONCAT('', MIN(c.review_days))),
       IF(c.review_policy = 'by_term', '999', LPAD(MIN(c.review_days), 3, '0')), COUNT(*)
  FROM catalog_card c GROUP BY c.review_policy,
       IF(c.review_policy = 'by_term', 0, c.review_days)
 ORDER BY kind, name, code;

-- name: catalog_newest
SELECT e.code, e.title, e.summary, e.programme, e.competency,
       e.level_name, e.credit_amount, e.credit_unit,
       e.review_policy, e.review_days,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.word_not_yet
  FROM catalog_edition e
 WHERE e.current = 1
 ORDER BY e.published_at DESC, e.id DESC
 LIMIT 4;

-- name: programme_list
-- Programmes with something published, each with the badge of its oldest.
SELECT p.code, p.name, p.description, n.count,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol
  FROM (SELECT programme_code, COUNT(*) AS count, MIN(id) AS first_id
          FROM catalog_edition WHERE current = 1 GROUP BY programme_code) n
  JOIN catalog_programme p ON p.code = n.programme_code
  JOIN catalog_edition e ON e.id = n.first_id
 ORDER BY p.position, p.name;

-- name: edition_find
-- in: code. The published edition, else the last that was.
SELECT e.code, e.title, e.summary, e.programme, e.competency,
       e.level_name, e.credit_amount, e.credit_unit,
       e.review_policy, e.review_days,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.word_not_yet, e.programme_code, e.id, e.number, COALESCE(e.current, 0), e.description, e.criteria,
       e.effort, e.valid_months, e.assessor_count, e.anonymous,
       e.artifact_least, e.artifact_most, e.reflection_prompt,
       e.published_at, COALESCE(s.requires, ''), COALESCE(s.changes, '')
  FROM catalog_edition e
  LEFT JOIN catalog_source s ON s.edition_id = e.id
 WHERE e.code = ?
 ORDER BY e.current DESC, e.number DESC
 LIMIT 1;

-- name: part_list
-- in: edition, twice. Everything that belongs to it, by kind and place; and the
-- micro-credentials that it requires.
SELECT kind, place, level_place, code, title, text, url, least, most
  FROM catalog_part
 WHERE edition_id = ?
UNION ALL
SELECT 'required', 0, 0, code, title, '', '', 0, 0
  FROM catalog_required
 WHERE edition_id = ?
 ORDER BY kind, place, level_place;

-- What the public reads of definitions. All of it comes from the catalog_*
-- views, which hold no drafts. The columns of a micro-credential in brief stand
-- in the order of schema/common/brief.h.

-- name: catalog_list
-- in: four patterns that all must be found, programme, competency, level
-- (''/0: any), after (twice): the code of the entry before, which may have been
-- retired since, '' for the first page. Ordered by title; each page costs the same.
SELECT e.code, e.title, e.summary, e.programme, e.competency,
       e.level_name, e.credit_amount, e.credit_unit,
       e.review_policy, e.review_days,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.word_not_yet
  FROM catalog_edition e
 WHERE e.current = 1
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND ? IN ('', e.programme_code)
   AND ? IN ('', e.competency_code)
   AND ? IN (0, e.badge_level)
   AND (? = '' OR (e.title, e.id) > (
        SELECT a.title, a.id FROM catalog_edition a
         WHERE a.code = ? ORDER BY a.current DESC, a.number DESC LIMIT 1))
 ORDER BY e.title, e.id
 LIMIT 21;

-- name: catalog_facets
-- What can be chosen from: rows of kind programme, competency and level count
-- what is published.
SELECT 'programme' AS kind, e.programme_code AS code, e.programme AS name, COUNT(*) AS count
  FROM catalog_edition e WHERE e.current = 1 GROUP BY e.programme_code, e.programme
UNION ALL
SELECT 'competency', e.competency_code, MIN(e.competency), COUNT(*)
  FROM catalog_edition e WHERE e.current = 1 AND e.competency_code IS NOT NULL
 GROUP BY e.competency_code
UNION ALL
SELECT 'level', CONCAT('', e.badge_level),
       IF(MIN(e.level_name) = MAX(e.level_name) AND MIN(e.level_name) <> '',
          MIN(e.level_name), CONCAT('Level ', e.badge_level)), COUNT(*)
  FROM catalog_edition e WHERE e.current = 1 GROUP BY e.badge_level
 ORDER BY kind, name, code;

-- name: catalog_total
-- in: as catalog_list without `after`
SELECT COUNT(*)
  FROM catalog_edition e
 WHERE e.current = 1
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND CONCAT_WS(' ', e.title, e.summary, e.programme, e.competency) LIKE ? ESCAPE '!'
   AND ? IN ('', e.programme_code)
   AND ? IN ('', e.competency_code)
   AND ? IN (0, e.badge_level);

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

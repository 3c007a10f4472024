-- Awards that are shared. Unknown and unshared are the same: no row.

-- name: award_show
-- in: public id. A row for each result, all with the award before it; one row
-- without a result when there are none.
SELECT e.code, e.title, e.summary, e.programme, e.competency,
       e.level_name, e.credit_amount, e.credit_unit,
       e.review_policy, e.review_days,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.word_not_yet, a.public_id, a.person, a.awarded_at, a.expires_at, a.revoked_at,
       a.reason, a.jwt IS NOT NULL AND a.json IS NOT NULL, a.key_name, e.criteria, e.assessor_count,
       r.title, r.level_name, COALESCE(r.meets, 0), r.text,
       EXISTS (SELECT 1 FROM shared_certificate c
                WHERE c.award_id = a.id AND c.paper = 'letter'),
       EXISTS (SELECT 1 FROM shared_certificate c
                WHERE c.award_id = a.id AND c.paper = 'a4')
  FROM shared_award a
  JOIN catalog_edition e ON e.id = a.edition_id
  LEFT JOIN shared_result r ON r.award_id = a.id
 WHERE a.public_id = ?
 ORDER BY r.position;

-- name: award_proof
-- in: public id. The award and what proves it.
SELECT e.code, e.title, e.summary, e.programme, e.competency,
       e.level_name, e.credit_amount, e.credit_unit,
       e.review_policy, e.review_days,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.word_not_yet, a.public_id, a.person, a.awarded_at, a.expires_at, a.revoked_at,
       a.reason, a.jwt IS NOT NULL AND a.json IS NOT NULL, a.key_name, a.jwt, a.algorithm,
       a.public_jwk, a.json, a.json_key_name
  FROM shared_award a
  JOIN catalog_edition e ON e.id = a.edition_id
 WHERE a.public_id = ?;

-- name: award_image
-- in: public id, year. The badge as it was drawn for that year, else the nearest.
SELECT b.png
  FROM shared_award a
  JOIN badge_image b ON b.edition_id = a.edition_id
 WHERE a.public_id = ?
 ORDER BY ABS(b.year - ?), b.year DESC
 LIMIT 1;

-- name: award_paper
-- in: public id, paper
SELECT c.body FROM shared_certificate c WHERE c.public_id = ? AND c.paper = ?;

-- name: achievement_image
-- in: code. The newest drawing of the newest edition that has one.
SELECT b.png
  FROM catalog_edition e
  JOIN badge_image b ON b.edition_id = e.id
 WHERE e.code = ?
 ORDER BY e.number DESC, b.year DESC
 LIMIT 1;

-- name: award_total
SELECT total FROM award_total;

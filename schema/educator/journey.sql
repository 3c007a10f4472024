-- An educator's journey: what is earned, under way and planned, of what the catalog
-- holds. Every statement carries the person.

-- name: journey_read
-- A row for each micro-credential that the person has to do with: the newest
-- submission that wasn't given up, the newest award that stands, and whether it is
-- planned; the end of the running term where work is read by term. Earliest date
-- first. Parameters: person, six times.
SELECT k.code, k.title, k.programme, k.badge_shape, k.badge_colour,
       k.badge_level, k.badge_symbol, k.edition_id, COALESCE(q.requires, ''),
       p.person_id IS NOT NULL, c.public_id, c.state,
       COALESCE(c.result_at, c.due_at), w.public_id, w.awarded_at,
       IF(k.review_policy = 'by_term',
          (SELECT MIN(t.closes_at) FROM term t
            WHERE t.programme_id = k.programme_id
              AND t.closes_at > UTC_TIMESTAMP(6)), NULL) AS closes_at
  FROM (SELECT n.micro_credential_id FROM plan n WHERE n.person_id = ?
         UNION
        SELECT x.micro_credential_id FROM submission_card x
         WHERE x.person_id = ? AND x.state <> 'discarded') n
  JOIN catalog_card k ON k.micro_credential_id = n.micro_credential_id
  LEFT JOIN edition_source q ON q.edition_id = k.edition_id
  LEFT JOIN plan p ON p.person_id = ?
       AND p.micro_credential_id = n.micro_credential_id
  LEFT JOIN submission_card c ON c.submission_id = (
        SELECT MAX(x.submission_id) FROM submission_card x
         WHERE x.person_id = ? AND x.state <> 'discarded'
           AND x.micro_credential_id = n.micro_credential_id)
  LEFT JOIN award w ON w.id = (
        SELECT MAX(a.id) FROM award a
          JOIN edition e ON e.id = a.edition_id
               AND e.micro_credential_id = n.micro_credential_id
          LEFT JOIN revocation v ON v.award_id = a.id
         WHERE a.person_id = ? AND v.award_id IS NULL)
 WHERE ? > 0
 ORDER BY closes_at IS NULL, closes_at, k.title
 LIMIT 400

-- name: journey_required
-- What the person has of what planned ones require: one round trip for all of
-- them. Parameters: person, person.
SELECT r.edition_id, r.code, r.title, r.unit, r.credit, r.earned
  FROM plan p
  JOIN catalog_card k ON k.micro_credential_id = p.micro_credential_id
  JOIN requirement_state r ON r.edition_id = k.edition_id AND r.person_id = ?
 WHERE p.person_id = ?
 ORDER BY r.edition_id, r.code

-- name: plan_add
-- Parameters: person, moment, code, person.
INSERT INTO plan (person_id, micro_credential_id, added_at)
SELECT ?, k.micro_credential_id, ?
  FROM catalog_card k
 WHERE k.code = ?
   AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.person_id = ?
                      AND p.micro_credential_id = k.micro_credential_id)

-- name: plan_end
-- Parameters: person, code.
DELETE FROM plan
 WHERE person_id = ?
   AND micro_credential_id = (SELECT m.id FROM micro_credential m
                               WHERE m.code = ?)

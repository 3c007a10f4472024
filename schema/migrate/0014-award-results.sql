-- 0014: what the signer writes into a credential about each row of the rubric.

-- The level that was reached: where assessors who recommended the award differ,
-- the lower one, as in shared_result, and whether or not the award is shared. (Not
-- MIN(): MariaDB 10.11 runs a prepared JSON_ARRAYAGG over that only once.)
CREATE SQL SECURITY DEFINER VIEW award_result AS
SELECT a.id AS award_id, r.position, r.code, r.title,
       (SELECT reached.position
          FROM review v
          JOIN score g ON g.review_id = v.id AND g.criterion_id = r.id
          JOIN level reached ON reached.id = g.level_id
         WHERE v.attempt_id = d.attempt_id AND v.state = 'recommended'
           AND v.recommendation = 'award'
         ORDER BY reached.position LIMIT 1) AS level_position
  FROM award a
  JOIN decision d ON d.id = a.decision_id
  JOIN criterion r ON r.edition_id = a.edition_id
;

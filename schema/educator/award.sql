-- An educator's awards, their credit, and who may see them.

-- name: award_summary
-- Awards, newest first, from behind `after` (NULL: from the start), credit by
-- unit since a moment, the number of all awards, and the newest news of this
-- session: kinds 1, 2, 3 and 4. Of news, the title is the submission's, the
-- program's place has the word for a miss, the badge's shape the kind, its symbol
-- the submission, its level the attempt.
-- Parameters: person, after, after, person, limit, person, since, person,
-- session, person. Index: award_card_person, credit_person, message_person.
(SELECT 1 AS kind, w.public_id, w.awarded_at, w.expires_at, w.revoked_at,
        w.shared, w.title, w.programme, w.badge_shape, w.badge_colour,
        w.badge_level, w.badge_symbol, w.credit_amount, w.credit_unit, 0
   FROM award_card w
  WHERE w.person_id = ?
    AND (? IS NULL OR (w.awarded_at, w.award_id) <
         (SELECT t.awarded_at, t.id FROM award t
           WHERE t.public_id = ? AND t.person_id = ?))
  ORDER BY w.awarded_at DESC, w.award_id DESC
  LIMIT ?)
UNION ALL
SELECT 2, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL,
       SUM(c.amount), c.unit, 0
  FROM credit c
 WHERE c.person_id = ? AND c.posted_at >= ?
 GROUP BY c.unit
HAVING SUM(c.amount) <> 0
UNION ALL
SELECT 3, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, NULL,
       NULL, COUNT(*)
  FROM award_card w
 WHERE w.person_id = ?
UNION ALL
(SELECT 4, n.award, n.at, NULL, NULL, 0, n.title, n.word_not_yet, n.kind, NULL,
        n.ordinal, n.submission, NULL, NULL, n.id
   FROM educator_news n
  WHERE n.session_id = ? AND n.person_id = ?
  ORDER BY n.id DESC
  LIMIT 20)

-- name: award_find
-- Parameters: public id, person.
SELECT w.id, w.public_id, w.awarded_at, w.expires_at, v.revoked_at, v.reason,
       h.shared, h.show_name, k.award_id IS NOT NULL, s.public_id,
       l.asked_at, l.drawn_at, x.asked_at, x.drawn_at,
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM award w
  JOIN decision d ON d.id = w.decision_id
  JOIN attempt a ON a.id = d.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN edition_brief b ON b.edition_id = w.edition_id
  JOIN award_share h ON h.award_id = w.id
  LEFT JOIN revocation v ON v.award_id = w.id
  LEFT JOIN credential k ON k.award_id = w.id AND k.form = 'jwt'
  LEFT JOIN certificate l ON l.award_id = w.id AND l.paper = 'letter'
  LEFT JOIN certificate x ON x.award_id = w.id AND x.paper = 'a4'
 WHERE w.public_id = ? AND w.person_id = ?

-- name: award_set_share
-- Parameters: shared, name shown, moment, award, person.
UPDATE award_share h
  JOIN award w ON w.id = h.award_id
   SET h.shared = ?, h.show_name = ?, h.changed_at = ?
 WHERE h.award_id = ? AND w.person_id = ?

-- name: certificate_ask
-- Parameters: paper, moment, award, person.
INSERT INTO certificate (award_id, paper, asked_at)
SELECT w.id, ?, ? FROM award w WHERE w.id = ? AND w.person_id = ?

-- name: certificate_find
-- Parameters: public id, person, paper.
SELECT c.body
  FROM certificate c
  JOIN award w ON w.id = c.award_id
 WHERE w.public_id = ? AND w.person_id = ? AND c.paper = ?
   AND c.drawn_at IS NOT NULL

-- name: news_read
-- Nothing is news any more. Parameters: session, person.
SELECT news_read(?, ?)

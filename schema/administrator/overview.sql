-- How it is going, in numbers that cost the same in a large district.

-- name: overview
-- Counts of work stop at 10,001: more is "10,000 and more". Awards wait for
-- their signature where the signer is away; looked for among the newest.
-- Parameters: moment. Index: attempt_state, audit_action, award_at.
SELECT p.persons, d.drafts, o.reviewing, o.waiting, o.late, w.awards,
       n.unsigned_awards, n.unsigned_since,
       (SELECT u.at FROM audit u WHERE u.action = 'sync'
         ORDER BY u.id DESC LIMIT 1),
       (SELECT u.at FROM audit u WHERE u.action = 'sign_on'
         ORDER BY u.id DESC LIMIT 1),
       CURRENT_TIMESTAMP(6), h.waiting, h.waiting_since, h.failed,
       h.undeliverable, h.sent_at
  FROM (SELECT COUNT(*) AS persons FROM person WHERE active = 1) p
 CROSS JOIN (SELECT COUNT(*) AS drafts
               FROM (SELECT 1 FROM attempt WHERE state = 'draft'
                      LIMIT 10001) t) d
 CROSS JOIN (SELECT COUNT(IF(t.state <> 'recommended', 1, NULL)) AS reviewing,
                    COUNT(IF(t.state = 'recommended', 1, NULL)) AS waiting,
                    COUNT(IF(t.due_at < ?, 1, NULL)) AS late
               FROM (SELECT state, due_at FROM attempt
                      WHERE state IN ('submitted', 'in_review', 'recommended')
                      LIMIT 10001) t) o
 CROSS JOIN (SELECT COUNT(*) AS awards
               FROM (SELECT 1 FROM award LIMIT 10001) t) w
 CROSS JOIN (SELECT COUNT(*) AS unsigned_awards,
                    MIN(t.awarded_at) AS unsigned_since
               FROM (SELECT id, awarded_at FROM award
                      ORDER BY awarded_at DESC, id DESC LIMIT 200) t
               LEFT JOIN credential k ON k.award_id = t.id AND k.form = 'jwt'
               LEFT JOIN revocation v ON v.award_id = t.id
              WHERE k.award_id IS NULL AND v.award_id IS NULL) n
 CROSS JOIN message_health h

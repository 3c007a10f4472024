-- 0004: what several roles read in the same way.

-- A micro-credential in brief: the head of every page about it.
CREATE VIEW edition_brief AS
SELECT e.id AS edition_id, e.micro_credential_id, m.code, e.title, e.summary,
       p.name AS programme, p.code AS programme_code, p.word_not_yet,
       COALESCE(c.name, '') AS competency, e.level_name, e.credit_amount,
       e.credit_unit, e.review_policy, e.review_days, e.assessor_count,
       e.anonymous, e.artifact_least, e.artifact_most, e.reflection_prompt,
       e.reflection_least, e.reflection_most, e.valid_months, e.badge_shape,
       e.badge_colour, e.badge_level, e.badge_symbol, e.state
  FROM edition e
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN competency c ON c.id = e.competency_id
;

-- The steps of a submission as its educator may see them: what happened and
-- when, never who did it.
CREATE VIEW submission_timeline AS
SELECT u.id, u.submission_id, u.at, u.action
  FROM audit u
 WHERE u.submission_id IS NOT NULL
   AND u.action IN ('submission.started', 'submission.submitted',
                    'submission.recalled',
                    'review.claimed', 'review.recommended',
                    'submission.passed_back', 'decision.award',
                    'decision.not_yet')
;

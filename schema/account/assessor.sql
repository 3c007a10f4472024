-- The assessor's pool: claims reviews, scores, recommends. It reads what was
-- handed in, and no names but those that an edition shows to assessors.

CALL account_clear('accolade_assessor');

-- Who is signed in.
GRANT SELECT ON session_current TO 'accolade_assessor'@'localhost';
GRANT EXECUTE ON FUNCTION session_touch TO 'accolade_assessor'@'localhost';
GRANT SELECT ON duty TO 'accolade_assessor'@'localhost';
GRANT SELECT ON submission_author TO 'accolade_assessor'@'localhost';

-- What several roles read (0004-reading.sql).
GRANT SELECT ON edition_brief TO 'accolade_assessor'@'localhost';
GRANT SELECT ON decided_score TO 'accolade_assessor'@'localhost';
GRANT SELECT ON decided_feedback TO 'accolade_assessor'@'localhost';

-- Definitions.
GRANT SELECT ON programme TO 'accolade_assessor'@'localhost';
GRANT SELECT ON competency TO 'accolade_assessor'@'localhost';
GRANT SELECT ON micro_credential TO 'accolade_assessor'@'localhost';
-- All of an edition but the guidance for the issuer.
GRANT SELECT (id, micro_credential_id, competency_id, number, state, current,
    title, summary, description, criteria, assessor_count, anonymous,
    review_policy, review_days, artifact_least, artifact_most,
    reflection_prompt, assessor_guidance, badge_shape, badge_colour,
    badge_level, badge_symbol, claim_days)
ON edition TO 'accolade_assessor'@'localhost';
GRANT SELECT ON section TO 'accolade_assessor'@'localhost';
GRANT SELECT ON suggested_task TO 'accolade_assessor'@'localhost';
GRANT SELECT ON resource TO 'accolade_assessor'@'localhost';
GRANT SELECT ON example TO 'accolade_assessor'@'localhost';
GRANT SELECT ON level TO 'accolade_assessor'@'localhost';
GRANT SELECT ON criterion TO 'accolade_assessor'@'localhost';
GRANT SELECT ON cell TO 'accolade_assessor'@'localhost';

-- What was handed in.
GRANT SELECT ON submission TO 'accolade_assessor'@'localhost';
GRANT SELECT ON submission_card TO 'accolade_assessor'@'localhost';
GRANT SELECT ON queue_card TO 'accolade_assessor'@'localhost';
GRANT SELECT ON attempt TO 'accolade_assessor'@'localhost';
GRANT SELECT ON response TO 'accolade_assessor'@'localhost';
GRANT SELECT ON artifact TO 'accolade_assessor'@'localhost';
GRANT SELECT ON reflection TO 'accolade_assessor'@'localhost';
GRANT SELECT ON file TO 'accolade_assessor'@'localhost';

-- Reviews: a place that is given back is opened again by a fresh row.
GRANT SELECT, INSERT (public_id, attempt_id),
    UPDATE (state, assessor_id, claimed_at, lapses_at, recommended_at,
        recommendation, leaning, note, saved_at)
ON review TO 'accolade_assessor'@'localhost';
-- ON DUPLICATE KEY UPDATE asks for UPDATE on every column; the rules let
-- nothing but the level change.
GRANT SELECT, INSERT, UPDATE, DELETE ON score TO 'accolade_assessor'@'localhost';
GRANT SELECT, INSERT ON feedback TO 'accolade_assessor'@'localhost';

-- Until when it is to be read.
GRANT SELECT (id, review_due_at) ON term TO 'accolade_assessor'@'localhost';
GRANT SELECT ON attempt_term TO 'accolade_assessor'@'localhost';

-- What became of it.
GRANT SELECT (review_id, to_review_id, reason, handed_at)
ON hand_over TO 'accolade_assessor'@'localhost';
GRANT SELECT ON referral TO 'accolade_assessor'@'localhost';
GRANT SELECT (id, attempt_id, outcome, decided_at)
ON decision TO 'accolade_assessor'@'localhost';

GRANT INSERT ON audit TO 'accolade_assessor'@'localhost';

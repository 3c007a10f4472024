-- The educator's pool: writes drafts and hands them in, reads results once
-- they are decided, shares awards. What follows from a change of state is
-- drawn by triggers (0002-rules.sql).

CALL account_clear('accolade_educator');

-- Who is signed in.
GRANT SELECT ON session_current TO 'accolade_educator'@'localhost';
GRANT EXECUTE ON FUNCTION session_touch TO 'accolade_educator'@'localhost';
GRANT SELECT ON educator_news TO 'accolade_educator'@'localhost';
GRANT EXECUTE ON FUNCTION news_read TO 'accolade_educator'@'localhost';
GRANT SELECT (id, public_id, name) ON person TO 'accolade_educator'@'localhost';

-- What several roles read (0004-reading.sql).
GRANT SELECT ON edition_brief TO 'accolade_educator'@'localhost';
GRANT SELECT ON decided_score TO 'accolade_educator'@'localhost';
GRANT SELECT ON decided_feedback TO 'accolade_educator'@'localhost';

-- Definitions.
GRANT SELECT ON programme TO 'accolade_educator'@'localhost';
GRANT SELECT ON framework TO 'accolade_educator'@'localhost';
GRANT SELECT ON competency TO 'accolade_educator'@'localhost';
GRANT SELECT ON alignment TO 'accolade_educator'@'localhost';
GRANT SELECT ON micro_credential TO 'accolade_educator'@'localhost';
GRANT SELECT (id, micro_credential_id, number, state, current, title,
    assessor_count, artifact_least, artifact_most)
ON edition TO 'accolade_educator'@'localhost';
GRANT SELECT (edition_id, requires)
ON edition_source TO 'accolade_educator'@'localhost';
GRANT SELECT ON requirement_state TO 'accolade_educator'@'localhost';
GRANT SELECT ON edition_alignment TO 'accolade_educator'@'localhost';
GRANT SELECT ON section TO 'accolade_educator'@'localhost';
GRANT SELECT ON suggested_task TO 'accolade_educator'@'localhost';
GRANT SELECT ON resource TO 'accolade_educator'@'localhost';
GRANT SELECT ON example TO 'accolade_educator'@'localhost';
GRANT SELECT ON level TO 'accolade_educator'@'localhost';
GRANT SELECT ON criterion TO 'accolade_educator'@'localhost';
GRANT SELECT ON cell TO 'accolade_educator'@'localhost';

-- Lists.
GRANT SELECT ON submission_card TO 'accolade_educator'@'localhost';
GRANT SELECT ON award_card TO 'accolade_educator'@'localhost';

-- What they plan.
GRANT SELECT ON catalog_card TO 'accolade_educator'@'localhost';
GRANT SELECT, INSERT, DELETE ON plan TO 'accolade_educator'@'localhost';

-- Own work.
GRANT SELECT, INSERT ON submission TO 'accolade_educator'@'localhost';
GRANT SELECT, INSERT,
    UPDATE (state, saved_at, consent, own_work, submitted_at, due_at)
ON attempt TO 'accolade_educator'@'localhost';
GRANT SELECT, INSERT ON response TO 'accolade_educator'@'localhost';
GRANT SELECT, INSERT, UPDATE (position, title, removed_at)
ON artifact TO 'accolade_educator'@'localhost';
GRANT SELECT, INSERT ON reflection TO 'accolade_educator'@'localhost';
-- Stored again it is the same file: ON DUPLICATE KEY UPDATE asks for UPDATE on
-- every column; the rules let none change.
GRANT SELECT, INSERT, UPDATE ON file TO 'accolade_educator'@'localhost';

-- How far it is, and what came of it: no assessor, no note for the issuer, and
-- nothing that assessors wrote before it is decided.
GRANT SELECT (id, attempt_id, state, live, claimed_at, recommended_at)
ON review TO 'accolade_educator'@'localhost';
GRANT SELECT ON decided_review TO 'accolade_educator'@'localhost';
GRANT SELECT (id, attempt_id, outcome, note, decided_at)
ON decision TO 'accolade_educator'@'localhost';

-- When work of a term is read and its results go out; what they are is not
-- to be had before (0024-sealed.sql).
GRANT SELECT ON term TO 'accolade_educator'@'localhost';
GRANT SELECT ON attempt_term TO 'accolade_educator'@'localhost';

-- Awards, and whether others see them.
GRANT SELECT ON award TO 'accolade_educator'@'localhost';
GRANT SELECT, UPDATE (shared, show_name, show_evidence, changed_at)
ON award_share TO 'accolade_educator'@'localhost';
GRANT SELECT, INSERT (award_id, paper, asked_at)
ON certificate TO 'accolade_educator'@'localhost';
GRANT SELECT (award_id, reason, public_reason, revoked_at)
ON revocation TO 'accolade_educator'@'localhost';
GRANT SELECT ON credit TO 'accolade_educator'@'localhost';
GRANT SELECT (award_id, form, signing_key_id, signed_at)
ON credential TO 'accolade_educator'@'localhost';

-- What happened and when, never who did it.
GRANT SELECT ON submission_timeline TO 'accolade_educator'@'localhost';

GRANT INSERT ON audit TO 'accolade_educator'@'localhost';

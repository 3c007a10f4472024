-- The administrator's pool: reads who is who, how far things are and the audit
-- trail; gives and withdraws duties. It reads nobody's evidence.

CALL account_clear('accolade_administrator');

-- Who is signed in, and everyone else.
GRANT SELECT ON session_current TO 'accolade_administrator'@'localhost';
GRANT EXECUTE ON FUNCTION session_touch TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, person_id, started_at, used_at, ended_at)
ON session TO 'accolade_administrator'@'localhost';
GRANT SELECT ON school TO 'accolade_administrator'@'localhost';
GRANT SELECT ON person TO 'accolade_administrator'@'localhost';
GRANT SELECT ON role_grant TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, DELETE ON duty TO 'accolade_administrator'@'localhost';
GRANT EXECUTE ON FUNCTION review_hand_back
TO 'accolade_administrator'@'localhost';
GRANT EXECUTE ON FUNCTION review_hand_over
TO 'accolade_administrator'@'localhost';

-- Definitions: reads and publishes them. What stands under a code may be worded
-- anew; of an edition only its state changes, and its parts are added, never
-- changed or taken away (the rules keep those of a published edition as they
-- are).
GRANT SELECT ON edition_brief TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (name, description, word_awarded, word_not_yet,
    not_yet_next, cadence)
ON programme TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (name, statement)
ON framework TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (parent_id, name, statement, position)
ON competency TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (name, framework, url)
ON alignment TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (programme_id)
ON micro_credential TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (state, published_at)
ON edition TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT ON edition_source TO 'accolade_administrator'@'localhost';
GRANT INSERT ON edition_requirement TO 'accolade_administrator'@'localhost';
GRANT INSERT ON edition_alignment TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, edition_id, code), INSERT
ON section TO 'accolade_administrator'@'localhost';
GRANT INSERT ON suggested_task TO 'accolade_administrator'@'localhost';
GRANT INSERT ON resource TO 'accolade_administrator'@'localhost';
GRANT INSERT ON example TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, edition_id, code), INSERT
ON level TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, edition_id, code), INSERT
ON criterion TO 'accolade_administrator'@'localhost';
GRANT INSERT ON cell TO 'accolade_administrator'@'localhost';
GRANT SELECT, INSERT, UPDATE (body, published_at), DELETE
ON definition_draft TO 'accolade_administrator'@'localhost';

-- Terms; the results that they seal are not to be had.
GRANT SELECT, INSERT, UPDATE (name, ends_on, review_until, release_on, opens_at,
    closes_at, review_due_at, release_at)
ON term TO 'accolade_administrator'@'localhost';
GRANT SELECT ON term_progress TO 'accolade_administrator'@'localhost';

-- How far things are.
GRANT SELECT ON submission TO 'accolade_administrator'@'localhost';
GRANT SELECT ON attempt TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, public_id, attempt_id, state, live, assessor_id, claimed_at,
    lapses_at, recommended_at)
ON review TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, attempt_id, issuer_id, outcome, decided_at)
ON decision TO 'accolade_administrator'@'localhost';
GRANT SELECT ON award TO 'accolade_administrator'@'localhost';
GRANT SELECT ON revocation TO 'accolade_administrator'@'localhost';
GRANT SELECT ON credit TO 'accolade_administrator'@'localhost';
GRANT SELECT (award_id, form, signed_at)
ON credential TO 'accolade_administrator'@'localhost';

-- How the mail does.
GRANT SELECT ON message_health TO 'accolade_administrator'@'localhost';

GRANT SELECT, INSERT ON audit TO 'accolade_administrator'@'localhost';

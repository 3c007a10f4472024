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

-- Definitions.
GRANT SELECT ON edition_brief TO 'accolade_administrator'@'localhost';
GRANT SELECT ON programme TO 'accolade_administrator'@'localhost';
GRANT SELECT ON framework TO 'accolade_administrator'@'localhost';
GRANT SELECT ON competency TO 'accolade_administrator'@'localhost';
GRANT SELECT ON micro_credential TO 'accolade_administrator'@'localhost';
GRANT SELECT ON edition TO 'accolade_administrator'@'localhost';

-- How far things are.
GRANT SELECT ON submission TO 'accolade_administrator'@'localhost';
GRANT SELECT ON attempt TO 'accolade_administrator'@'localhost';
GRANT SELECT (id, attempt_id, state, live, assessor_id, claimed_at,
    recommended_at)
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

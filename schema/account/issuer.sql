-- The issuer's pool: the only one that decides, awards, refers and revokes. It
-- changes nothing that stands: what follows is drawn by triggers.

CALL account_clear('accolade_issuer');

-- Who is signed in, and whose work it is.
GRANT SELECT ON session_current TO 'accolade_issuer'@'localhost';
GRANT EXECUTE ON FUNCTION session_touch TO 'accolade_issuer'@'localhost';
GRANT SELECT (id, public_id, name, mail, title, school_id, active)
ON person TO 'accolade_issuer'@'localhost';
GRANT SELECT ON school TO 'accolade_issuer'@'localhost';
GRANT SELECT ON duty TO 'accolade_issuer'@'localhost';

-- What several roles read (0004-reading.sql).
GRANT SELECT ON edition_brief TO 'accolade_issuer'@'localhost';
GRANT SELECT ON decided_score TO 'accolade_issuer'@'localhost';
GRANT SELECT ON decided_feedback TO 'accolade_issuer'@'localhost';

-- Definitions.
GRANT SELECT ON programme TO 'accolade_issuer'@'localhost';
GRANT SELECT ON competency TO 'accolade_issuer'@'localhost';
GRANT SELECT ON micro_credential TO 'accolade_issuer'@'localhost';
GRANT SELECT ON edition TO 'accolade_issuer'@'localhost';
GRANT SELECT ON section TO 'accolade_issuer'@'localhost';
GRANT SELECT ON level TO 'accolade_issuer'@'localhost';
GRANT SELECT ON criterion TO 'accolade_issuer'@'localhost';
GRANT SELECT ON cell TO 'accolade_issuer'@'localhost';

-- What was handed in, and what assessors say.
GRANT SELECT ON submission TO 'accolade_issuer'@'localhost';
GRANT SELECT ON attempt TO 'accolade_issuer'@'localhost';
GRANT SELECT ON attempt_handed_in TO 'accolade_issuer'@'localhost';
GRANT SELECT ON response TO 'accolade_issuer'@'localhost';
GRANT SELECT ON artifact TO 'accolade_issuer'@'localhost';
GRANT SELECT ON reflection TO 'accolade_issuer'@'localhost';
GRANT SELECT ON file TO 'accolade_issuer'@'localhost';
GRANT SELECT ON review TO 'accolade_issuer'@'localhost';
GRANT SELECT ON score TO 'accolade_issuer'@'localhost';
GRANT SELECT ON feedback TO 'accolade_issuer'@'localhost';

-- Decisions and what follows them.
GRANT SELECT, INSERT ON referral TO 'accolade_issuer'@'localhost';
GRANT SELECT, INSERT ON decision TO 'accolade_issuer'@'localhost';
GRANT SELECT, INSERT ON sealed_decision TO 'accolade_issuer'@'localhost';
GRANT SELECT, INSERT ON seal_undo TO 'accolade_issuer'@'localhost';
GRANT SELECT ON term TO 'accolade_issuer'@'localhost';
GRANT SELECT ON attempt_term TO 'accolade_issuer'@'localhost';
GRANT SELECT, INSERT ON award TO 'accolade_issuer'@'localhost';
GRANT SELECT, INSERT ON revocation TO 'accolade_issuer'@'localhost';
GRANT SELECT ON award_share TO 'accolade_issuer'@'localhost';
GRANT SELECT ON credit TO 'accolade_issuer'@'localhost';
GRANT SELECT (award_id, form, signing_key_id, signed_at)
ON credential TO 'accolade_issuer'@'localhost';

GRANT INSERT ON audit TO 'accolade_issuer'@'localhost';

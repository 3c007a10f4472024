-- The sign-on pool: the only one that makes sessions. It knows people as the
-- directory tells them, and nothing of anyone's work.

CALL account_clear('accolade_signon');

-- Sessions.
GRANT SELECT ON session_current TO 'accolade_signon'@'localhost';
GRANT EXECUTE ON FUNCTION session_touch TO 'accolade_signon'@'localhost';
GRANT SELECT, INSERT, UPDATE (ended_at)
ON session TO 'accolade_signon'@'localhost';
GRANT EXECUTE ON FUNCTION sign_on_try TO 'accolade_signon'@'localhost';
GRANT EXECUTE ON FUNCTION sign_on_begin TO 'accolade_signon'@'localhost';
GRANT SELECT, INSERT, DELETE ON sign_on_attempt TO 'accolade_signon'@'localhost';

-- People and roles, as the directory has them at this moment.
GRANT SELECT, INSERT ON school TO 'accolade_signon'@'localhost';
GRANT SELECT, INSERT, UPDATE ON person TO 'accolade_signon'@'localhost';
GRANT SELECT, INSERT, DELETE ON role_grant TO 'accolade_signon'@'localhost';

-- The title of the page that somebody came from.
GRANT SELECT ON catalog_edition TO 'accolade_signon'@'localhost';

GRANT INSERT ON audit TO 'accolade_signon'@'localhost';

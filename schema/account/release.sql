-- `accolade release`: makes decisions of what issuers of record sealed, when the
-- release date of its term has passed (0024-sealed.sql), and tells assessors that
-- a term is open. It decides nothing: the rules let it say what was sealed.

CALL account_clear('accolade_release');

GRANT SELECT (id, code, name, opens_at, told_at) ON term TO 'accolade_release'@'localhost';
GRANT EXECUTE ON FUNCTION term_tell TO 'accolade_release'@'localhost';
GRANT SELECT ON release_due TO 'accolade_release'@'localhost';
GRANT SELECT (id, attempt_id), INSERT ON decision TO 'accolade_release'@'localhost';
GRANT SELECT (id, decision_id), INSERT ON award TO 'accolade_release'@'localhost';

GRANT INSERT ON audit TO 'accolade_release'@'localhost';

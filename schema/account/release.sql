-- `accolade release`: results of a term. Terms come later; until then it may do
-- nothing but say so.

CALL account_clear('accolade_release');

GRANT INSERT ON audit TO 'accolade_release'@'localhost';

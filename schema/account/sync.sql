-- `accolade sync`: people, schools and roles from the directory; it ends the
-- sessions of those who left.

CALL account_clear('accolade_sync');

-- A school may get another name.
GRANT SELECT, INSERT, UPDATE (name) ON school TO 'accolade_sync'@'localhost';
GRANT SELECT, INSERT, UPDATE ON person TO 'accolade_sync'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON sync_roll TO 'accolade_sync'@'localhost';
GRANT SELECT, INSERT, DELETE ON role_grant TO 'accolade_sync'@'localhost';
GRANT SELECT (id, person_id, ended_at, started_at, used_at), UPDATE (ended_at)
ON session TO 'accolade_sync'@'localhost';

GRANT INSERT ON audit TO 'accolade_sync'@'localhost';

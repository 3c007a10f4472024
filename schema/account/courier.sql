-- `accolade courier`: delivers the outbox of mail. The outbox comes later; until
-- then it may do nothing but say so.

CALL account_clear('accolade_courier');

GRANT INSERT ON audit TO 'accolade_courier'@'localhost';

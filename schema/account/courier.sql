-- `accolade courier`: delivers the outbox of mail (0008-messages.sql). It reads
-- people and work through views that show what letters say, and no evidence; it
-- ends claims of reviews whose time is over (0019-claims.sql), and no others.

CALL account_clear('accolade_courier');

-- A digest becomes a message; all else is written by triggers.
GRANT SELECT, UPDATE (waiting, told, told_at)
ON digest TO 'accolade_courier'@'localhost';
GRANT SELECT (id, state, tries, next_try_at, claim, claimed_until),
    INSERT (public_id, once_key, kind, person_id, created_at, next_try_at),
    UPDATE (state, tries, next_try_at, claim, claimed_until, finished_at,
        address, answer)
ON message TO 'accolade_courier'@'localhost';
GRANT SELECT ON message_letter TO 'accolade_courier'@'localhost';
GRANT SELECT ON digest_work TO 'accolade_courier'@'localhost';
GRANT SELECT ON claim_watch TO 'accolade_courier'@'localhost';
GRANT EXECUTE ON FUNCTION claim_warn TO 'accolade_courier'@'localhost';
GRANT EXECUTE ON FUNCTION claim_lapse TO 'accolade_courier'@'localhost';

-- 0006: sessions as the other pools see them, and the budget of sign-ons.

-- Whoever has a live session, one row a role. How long a session lasts is a
-- setting: who asks adds it to the WHERE clause.
CREATE OR REPLACE ALGORITHM=MERGE SQL SECURITY DEFINER VIEW session_current AS
SELECT s.id, s.token_hash, s.person_id, p.name, p.username, p.mail,
       g.role,
       s.started_at, s.used_at
  FROM session s
  JOIN person p ON p.id = s.person_id
  LEFT JOIN role_grant g ON g.person_id = p.id
 WHERE s.ended_at IS NULL AND p.active = 1;

-- Marks a live session as used, at most once a minute; 1 when it did.
CREATE OR REPLACE FUNCTION session_touch(the_session BIGINT)
    RETURNS TINYINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    UPDATE session
       SET used_at = CURRENT_TIMESTAMP(6)
     WHERE id = the_session AND ended_at IS NULL
       AND used_at < CURRENT_TIMESTAMP(6) - INTERVAL 1 MINUTE;
    RETURN ROW_COUNT();
END;

-- Books one try of a password before it is made, so that tries at the same
-- time share one budget: the id of the booking, 0 when nothing is left. What
-- comes out well is taken out again.
CREATE OR REPLACE FUNCTION sign_on_try(
    the_person BINARY(32), the_address VARCHAR(45) CHARSET utf8mb4,
    person_most INT, address_most INT, minutes INT)
    RETURNS BIGINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE booked BIGINT;
    DECLARE of_person BIGINT;
    DECLARE of_address BIGINT;
    DECLARE since DATETIME(6)
        DEFAULT CURRENT_TIMESTAMP(6) - INTERVAL minutes MINUTE;
    INSERT INTO sign_on_attempt (person_hash, address, tried_at)
    VALUES (the_person, the_address, CURRENT_TIMESTAMP(6));
    SET booked = LAST_INSERT_ID();
    SELECT COUNT(*) INTO of_person FROM sign_on_attempt
     WHERE person_hash = the_person AND tried_at > since;
    SELECT COUNT(*) INTO of_address FROM sign_on_attempt
     WHERE address = the_address COLLATE utf8mb4_bin AND tried_at > since;
    IF of_person > person_most OR of_address > address_most THEN
        DELETE FROM sign_on_attempt WHERE id = booked;
        RETURN 0;
    END IF;
    RETURN booked;
END;

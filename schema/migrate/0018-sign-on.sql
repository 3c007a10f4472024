-- 0018: a sign-on of somebody who is as they were, in one round trip; and a budget
-- of tries that those of the same moment share.

-- The session, the end of the browser's earlier one, the mistakes forgotten and
-- the entry in the trail: all or nothing, as a function is. Returns 0 when the
-- person isn't here any more, and has done nothing then.
CREATE OR REPLACE FUNCTION sign_on_begin(
    the_token BINARY(32), the_person BIGINT,
    the_address VARCHAR(45) CHARSET utf8mb4, the_agent VARCHAR(200) CHARSET utf8mb4,
    the_former BINARY(32), who BINARY(32), the_subject VARCHAR(200) CHARSET utf8mb4,
    the_request VARCHAR(64) CHARSET utf8mb4)
    RETURNS TINYINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY INVOKER
BEGIN
    -- Asked once more after a lost answer: it was done.
    IF EXISTS (SELECT 1 FROM session
                WHERE token_hash = the_token AND person_id = the_person) THEN
        RETURN 1;
    END IF;
    INSERT INTO session (token_hash, person_id, started_at, used_at, address,
                         agent)
    SELECT the_token, p.id, CURRENT_TIMESTAMP(6), CURRENT_TIMESTAMP(6),
           the_address, the_agent
      FROM person p WHERE p.id = the_person AND p.active = 1;
    IF ROW_COUNT() = 0 THEN
        RETURN 0;
    END IF;
    IF the_former IS NOT NULL THEN
        UPDATE session SET ended_at = CURRENT_TIMESTAMP(6)
         WHERE token_hash = the_former AND ended_at IS NULL;
    END IF;
    DELETE FROM sign_on_attempt WHERE person_hash = who;
    INSERT INTO audit (actor_id, action, subject, request_id)
    VALUES (the_person, 'sign_on', the_subject, the_request);
    RETURN 1;
END;

-- Tries of one person wait for each other here, and for a few others' whose hash
-- begins alike. A change, not a lock alone: a cluster's other nodes see it, too.
CREATE TABLE sign_on_queue (
    number TINYINT UNSIGNED NOT NULL,
    tries BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (number)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='where tries of the same moment are counted one after the other';

INSERT INTO sign_on_queue (number)
WITH RECURSIVE line (number) AS (
    SELECT 0 UNION ALL SELECT number + 1 FROM line WHERE number < 255)
SELECT number FROM line;

-- As in 0006, but one after the other: each sees those that were booked before it,
-- however many arrive at once. The address's budget is loose, and counted without
-- waiting.
CREATE OR REPLACE FUNCTION sign_on_try(
    the_person BINARY(32), the_address VARCHAR(45) CHARSET utf8mb4,
    person_most INT, address_most INT, minutes INT)
    RETURNS BIGINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE of_person BIGINT;
    DECLARE of_address BIGINT;
    DECLARE since DATETIME(6);
    UPDATE sign_on_queue SET tries = tries + 1 WHERE number = ORD(the_person);
    -- Read after the wait: what others have committed meanwhile counts.
    SET since = CURRENT_TIMESTAMP(6) - INTERVAL minutes MINUTE;
    SELECT COUNT(*) INTO of_person FROM sign_on_attempt
     WHERE person_hash = the_person AND tried_at > since;
    SELECT COUNT(*) INTO of_address FROM sign_on_attempt
     WHERE address = the_address COLLATE utf8mb4_bin AND tried_at > since;
    IF of_person >= person_most OR of_address >= address_most THEN
        RETURN 0;
    END IF;
    INSERT INTO sign_on_attempt (person_hash, address, tried_at)
    VALUES (the_person, the_address, CURRENT_TIMESTAMP(6));
    RETURN LAST_INSERT_ID();
END;

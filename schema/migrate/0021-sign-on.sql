-- 0021: a sign-on of somebody who is as they were, in one round trip.

-- The session, the end of the browser's earlier one, the mistakes forgotten and
-- the entry in the trail: all or nothing, as a function is. Returns 0 when the
-- person isn't here any more, and has done nothing then.
CREATE OR REPLACE FUNCTION sign_on_begin(
    the_token BINARY(32), the_person BIGINT,
    the_address VARCHAR(45) CHARSET utf8mb4, the_agent VARCHAR(200) CHARSET utf8mb4,
    the_former BINARY(32), who BINARY(32), the_request VARCHAR(64) CHARSET utf8mb4)
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
    VALUES (the_person, 'sign_on', the_address, the_request);
    RETURN 1;
END;

-- 0009: work goes on when somebody no longer assesses.

-- Who may be given a duty is asked by role.
ALTER TABLE role_grant ADD KEY role_grant_holders (role, person_id);

-- Frees the place of an assessor who no longer has the duty, so that another
-- can claim it: the review's submission, or 0 when there is nothing to free. An
-- assessor on duty keeps the review, whoever asks.
CREATE OR REPLACE FUNCTION review_hand_back(
    the_review BIGINT, the_assessor BIGINT)
    RETURNS BIGINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE its_attempt BIGINT;
    DECLARE its_submission BIGINT;
    SELECT a.id, a.submission_id INTO its_attempt, its_submission
      FROM review r
      JOIN attempt a ON a.id = r.attempt_id
      JOIN submission s ON s.id = a.submission_id
     WHERE r.id = the_review AND r.assessor_id = the_assessor
       AND r.state = 'claimed'
       AND NOT EXISTS (SELECT 1 FROM duty d
            WHERE d.person_id = the_assessor AND d.duty = 'assessor'
              AND d.micro_credential_id = s.micro_credential_id);
    IF its_attempt IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE review SET state = 'given_back'
     WHERE id = the_review AND state = 'claimed';
    IF ROW_COUNT() = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO review (public_id, attempt_id)
    VALUES (public_id_make(), its_attempt);
    RETURN its_submission;
END;

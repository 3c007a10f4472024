-- 0023: terms. What is handed in for a programme that is read by term belongs
-- to the first term that had not ended then; assessors may take it from the last
-- day of that term on, which comes by itself: it is a moment that is compared
-- with the clock, nothing has to happen for it.
--
--   term        opens_at     the last day begins: reading may begin
--               closes_at    the last day has ended: what comes now is of the next
--               review_due_at, release_at    the end of those days
--
-- Dates are days of the district's time zone. Whoever writes a term works the
-- moments out (the server needs no table of time zones), with the changes to and
-- from daylight-saving time.

CREATE TABLE term (
    id BIGINT NOT NULL AUTO_INCREMENT,
    programme_id BIGINT NOT NULL,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    ends_on DATE NOT NULL COMMENT 'the last day of the term',
    review_until DATE NOT NULL COMMENT 'the day by which all is read',
    release_on DATE NOT NULL COMMENT 'the day at whose end results go out',
    opens_at DATETIME(6) NOT NULL,
    closes_at DATETIME(6) NOT NULL,
    review_due_at DATETIME(6) NOT NULL,
    release_at DATETIME(6) NOT NULL,
    told_at DATETIME(6) NULL COMMENT 'when its assessors were told that it is open',
    PRIMARY KEY (id),
    UNIQUE KEY term_code (code),
    UNIQUE KEY term_closes (programme_id, closes_at),
    KEY term_release (release_at),
    CONSTRAINT term_programme FOREIGN KEY (programme_id) REFERENCES programme (id),
    CONSTRAINT term_order CHECK (opens_at < closes_at AND closes_at <= review_due_at AND review_due_at <= release_at)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='when work of a programme is read and when its results go out';

CREATE TABLE attempt_term (
    attempt_id BIGINT NOT NULL,
    term_id BIGINT NOT NULL,
    PRIMARY KEY (attempt_id),
    KEY attempt_term_term (term_id, attempt_id),
    CONSTRAINT attempt_term_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT attempt_term_term FOREIGN KEY (term_id) REFERENCES term (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='the term that an attempt was handed in for; written by triggers alone';

-- What is read by term waits in the lists until its term is open.
ALTER TABLE submission_card
    ADD COLUMN opens_at DATETIME(6) NULL COMMENT 'assessors may take it from then on; NULL: at once',
    ADD COLUMN result_at DATETIME(6) NULL COMMENT 'when results of its term go out; due_at is when it has to be read'
;

-- As in 0002, and told to be what they are: an attempt stays what it belongs to.
-- Without the word "deterministic" a rule that looks an edition up by them reads
-- every edition there is, and asks once for each.
CREATE OR REPLACE FUNCTION attempt_edition(attempt_id BIGINT)
RETURNS BIGINT DETERMINISTIC READS SQL DATA
BEGIN
    RETURN (SELECT s.edition_id
              FROM attempt a JOIN submission s ON s.id = a.submission_id
             WHERE a.id = attempt_id);
END;

CREATE OR REPLACE FUNCTION attempt_micro_credential(attempt_id BIGINT)
RETURNS BIGINT DETERMINISTIC READS SQL DATA
BEGIN
    RETURN (SELECT s.micro_credential_id
              FROM attempt a JOIN submission s ON s.id = a.submission_id
             WHERE a.id = attempt_id);
END;

CREATE OR REPLACE FUNCTION attempt_author(attempt_id BIGINT)
RETURNS BIGINT DETERMINISTIC READS SQL DATA
BEGIN
    RETURN (SELECT s.person_id
              FROM attempt a JOIN submission s ON s.id = a.submission_id
             WHERE a.id = attempt_id);
END;

CREATE OR REPLACE FUNCTION attempt_by_term(the_attempt BIGINT)
RETURNS BOOLEAN READS SQL DATA
BEGIN
    RETURN EXISTS (SELECT 1 FROM attempt a
        JOIN submission s ON s.id = a.submission_id
        JOIN edition e ON e.id = s.edition_id
       WHERE a.id = the_attempt AND e.review_policy = 'by_term');
END;

-- The first term that had not ended at this moment; NULL when none is set yet.
CREATE OR REPLACE FUNCTION term_at(the_attempt BIGINT, moment DATETIME(6))
RETURNS BIGINT READS SQL DATA
BEGIN
    RETURN (SELECT t.id FROM attempt a
        JOIN submission s ON s.id = a.submission_id
        JOIN micro_credential m ON m.id = s.micro_credential_id
        JOIN term t ON t.programme_id = m.programme_id
       WHERE a.id = the_attempt AND t.closes_at > moment
       ORDER BY t.closes_at LIMIT 1);
END;

-- May assessors take it now?
CREATE OR REPLACE FUNCTION attempt_is_open(the_attempt BIGINT)
RETURNS BOOLEAN READS SQL DATA
BEGIN
    RETURN NOT attempt_by_term(the_attempt) OR EXISTS (
        SELECT 1 FROM attempt_term x JOIN term t ON t.id = x.term_id
         WHERE x.attempt_id = the_attempt AND t.opens_at <= UTC_TIMESTAMP(6));
END;

-- ---- what is handed in -----------------------------------------------------

CREATE TRIGGER attempt_term_before_update BEFORE UPDATE ON attempt
FOR EACH ROW
BEGIN
    DECLARE its_term BIGINT;
    IF OLD.state = 'draft' AND NEW.state = 'submitted'
        AND attempt_by_term(NEW.id) THEN
        SET its_term = term_at(NEW.id, NEW.submitted_at);
        IF its_term IS NOT NULL THEN
            INSERT INTO attempt_term (attempt_id, term_id)
            VALUES (NEW.id, its_term);
            SET NEW.due_at = (SELECT release_at - INTERVAL 1 SECOND
                FROM term WHERE id = its_term);
        END IF;
    ELSEIF OLD.state = 'submitted' AND NEW.state = 'draft' THEN
        DELETE FROM attempt_term WHERE attempt_id = NEW.id;
    END IF;
END;

-- After attempt_card_after_update (0012), which copies due_at.
CREATE TRIGGER attempt_term_after_update AFTER UPDATE ON attempt
FOR EACH ROW
BEGIN
    DECLARE its_opening DATETIME(6) DEFAULT '9999-12-31';
    DECLARE its_reading DATETIME(6) DEFAULT NEW.due_at;
    IF NEW.state = 'draft' THEN
        IF OLD.state <> 'draft' THEN
            UPDATE submission_card SET opens_at = NULL, result_at = NULL
             WHERE attempt_id = NEW.id;
        END IF;
    ELSEIF attempt_by_term(NEW.id) THEN
        SELECT t.opens_at, t.review_due_at - INTERVAL 1 SECOND
          INTO its_opening, its_reading
          FROM attempt_term x JOIN term t ON t.id = x.term_id
         WHERE x.attempt_id = NEW.id;
        UPDATE submission_card
           SET opens_at = its_opening, due_at = its_reading,
               result_at = NEW.due_at
         WHERE attempt_id = NEW.id;
    END IF;
END;

-- The next attempt is no longer of that term.
CREATE TRIGGER attempt_term_after_insert AFTER INSERT ON attempt
FOR EACH ROW
BEGIN
    IF NEW.ordinal > 1 THEN
        UPDATE submission_card SET opens_at = NULL, result_at = NULL
         WHERE attempt_id = NEW.id;
    END IF;
END;

-- As in 0002; but when a result is expected moves with its term.
CREATE OR REPLACE TRIGGER attempt_before_update BEFORE UPDATE ON attempt
FOR EACH ROW
BEGIN
    DECLARE step VARCHAR(40) CHARSET utf8mb4 COLLATE utf8mb4_bin
        DEFAULT CONCAT(OLD.state, ' to ', NEW.state);
    CALL must(NEW.id = OLD.id AND NEW.submission_id = OLD.submission_id
        AND NEW.ordinal = OLD.ordinal AND NEW.created_at = OLD.created_at,
        'An attempt stays where it belongs.');
    IF step = 'draft to submitted' THEN
        CALL must(NEW.consent = 1, 'The consent is missing.');
        CALL must(NEW.submitted_at IS NOT NULL AND NEW.due_at IS NOT NULL,
            'What is handed in has its moments.');
        CALL attempt_must_be_complete(NEW.id);
    ELSEIF NEW.state IN ('draft', 'discarded') THEN
        CALL must(NEW.submitted_at IS NULL AND NEW.due_at IS NULL,
            'A draft isn''t handed in.');
        IF OLD.state <> 'draft' THEN
            CALL attempt_must_have_come_to(NEW.id, step);
        END IF;
    ELSE
        CALL must(NEW.submitted_at = OLD.submitted_at
            AND NEW.consent = OLD.consent
            AND NEW.own_work = OLD.own_work AND NEW.saved_at <=> OLD.saved_at,
            'What was handed in stands.');
        IF NEW.due_at <> OLD.due_at THEN
            CALL must(NEW.due_at = (SELECT t.release_at - INTERVAL 1 SECOND
                FROM attempt_term x JOIN term t ON t.id = x.term_id
               WHERE x.attempt_id = NEW.id), 'What was handed in stands.');
        END IF;
        IF NEW.state <> OLD.state THEN
            CALL attempt_must_have_come_to(NEW.id, step);
        END IF;
    END IF;
END;

-- A term that is not open yet has nothing to take.
CREATE TRIGGER review_term_before_update BEFORE UPDATE ON review
FOR EACH ROW
BEGIN
    IF OLD.state = 'open' AND NEW.state = 'claimed' THEN
        CALL must(attempt_is_open(NEW.attempt_id),
            'Reading begins on the last day of the term.');
    END IF;
END;

-- ---- terms that are set or moved -------------------------------------------

-- Work that waits without a term, or for one that isn't open yet, goes to the
-- term that it belongs to by the dates of this moment.
CREATE OR REPLACE PROCEDURE term_gather(IN the_programme BIGINT)
BEGIN
    INSERT INTO attempt_term (attempt_id, term_id)
    SELECT a.id, t.id
      FROM micro_credential m
      JOIN submission s ON s.micro_credential_id = m.id AND s.state = 'open'
      JOIN edition e ON e.id = s.edition_id AND e.review_policy = 'by_term'
      JOIN attempt a ON a.submission_id = s.id
       AND a.state IN ('submitted', 'in_review', 'recommended')
      JOIN term t ON t.id = (SELECT n.id FROM term n
            WHERE n.programme_id = m.programme_id
              AND n.closes_at > a.submitted_at
            ORDER BY n.closes_at LIMIT 1)
      LEFT JOIN attempt_term x ON x.attempt_id = a.id
      LEFT JOIN term o ON o.id = x.term_id
     WHERE m.programme_id = the_programme
       AND (o.id IS NULL OR o.opens_at > UTC_TIMESTAMP(6))
    ON DUPLICATE KEY UPDATE term_id = VALUES(term_id);
    -- Also what stays in its term hears of the new dates, by its triggers.
    UPDATE attempt a
      JOIN attempt_term x ON x.attempt_id = a.id
      JOIN term t ON t.id = x.term_id
       SET a.due_at = t.release_at - INTERVAL 1 SECOND
     WHERE t.programme_id = the_programme
       AND a.state IN ('submitted', 'in_review', 'recommended');
    UPDATE submission_card c
      JOIN attempt_term x ON x.attempt_id = c.attempt_id
      JOIN term t ON t.id = x.term_id
       SET c.opens_at = t.opens_at, c.result_at = t.release_at - INTERVAL 1 SECOND,
           c.due_at = t.review_due_at - INTERVAL 1 SECOND
     WHERE t.programme_id = the_programme
       AND c.state IN ('submitted', 'in_review', 'recommended');
END;

CREATE TRIGGER term_after_insert AFTER INSERT ON term
FOR EACH ROW CALL term_gather(NEW.programme_id);

CREATE TRIGGER term_before_update BEFORE UPDATE ON term
FOR EACH ROW
BEGIN
    CALL must(NEW.id = OLD.id AND NEW.code = OLD.code
        AND NEW.programme_id = OLD.programme_id,
        'A term stays its programme''s.');
    CALL must((NEW.ends_on = OLD.ends_on AND NEW.opens_at = OLD.opens_at
            AND NEW.closes_at = OLD.closes_at)
        OR (OLD.opens_at > UTC_TIMESTAMP(6)
            AND NEW.closes_at > UTC_TIMESTAMP(6)),
        'Reading has begun: the last day of this term stands.');
    CALL must(NEW.release_at = OLD.release_at
        OR (NEW.release_at > UTC_TIMESTAMP(6)
            AND NOT EXISTS (SELECT 1 FROM attempt_term x
                JOIN decision d ON d.attempt_id = x.attempt_id
               WHERE x.term_id = OLD.id)),
        'Results of this term went out, or would go out at once.');
END;

CREATE TRIGGER term_after_update AFTER UPDATE ON term
FOR EACH ROW
BEGIN
    IF NEW.closes_at <> OLD.closes_at OR NEW.release_at <> OLD.release_at
        OR NEW.review_due_at <> OLD.review_due_at THEN
        CALL term_gather(NEW.programme_id);
    END IF;
END;

CREATE TRIGGER term_before_delete BEFORE DELETE ON term
FOR EACH ROW CALL must(FALSE, 'A term is never deleted.');

-- ---- mail ------------------------------------------------------------------

-- As in 0008; assessors are told of what they may take.
CREATE OR REPLACE PROCEDURE digest_ask(IN its_attempt BIGINT,
    IN as_what VARCHAR(10) CHARSET utf8mb4 COLLATE utf8mb4_bin)
BEGIN
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE who BIGINT;
    DECLARE everyone CURSOR FOR
        SELECT d.person_id
          FROM attempt a
          JOIN submission s ON s.id = a.submission_id
          JOIN duty d ON d.micro_credential_id = s.micro_credential_id
           AND d.duty = as_what AND d.person_id <> s.person_id
          JOIN role_grant g ON g.person_id = d.person_id AND g.role = as_what
          JOIN person p ON p.id = d.person_id AND p.active = 1
         WHERE a.id = its_attempt
           AND (as_what = 'issuer' OR attempt_is_open(a.id))
           AND NOT EXISTS (SELECT 1
                 FROM attempt other
                 JOIN review r ON r.attempt_id = other.id AND r.live = 1
                WHERE other.submission_id = s.id
                  AND r.assessor_id = d.person_id
                  AND (as_what = 'issuer' OR other.id = a.id))
         ORDER BY d.person_id;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
    OPEN everyone;
    FETCH everyone INTO who;
    WHILE NOT done DO
        INSERT INTO digest (person_id, duty, waiting, asked, asked_at)
        VALUES (who, as_what, 1, 1, UTC_TIMESTAMP(6))
        ON DUPLICATE KEY UPDATE
            asked_at = IF(waiting = 1, asked_at, VALUES(asked_at)),
            waiting = 1, asked = asked + 1;
        FETCH everyone INTO who;
    END WHILE;
    CLOSE everyone;
END;

-- Tells the assessors of a term that it is open, once: how many were told, -1
-- when it isn't open or they know.
CREATE OR REPLACE FUNCTION term_tell(the_term BIGINT) RETURNS INT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    UPDATE term SET told_at = UTC_TIMESTAMP(6)
     WHERE id = the_term AND told_at IS NULL AND opens_at <= UTC_TIMESTAMP(6);
    IF ROW_COUNT() = 0 THEN
        RETURN -1;
    END IF;
    INSERT INTO digest (person_id, duty, waiting, asked, asked_at)
    SELECT DISTINCT d.person_id, 'assessor', 1, 1, UTC_TIMESTAMP(6)
      FROM attempt_term x
      JOIN attempt a ON a.id = x.attempt_id AND a.waiting = 1
      JOIN submission s ON s.id = a.submission_id
      JOIN duty d ON d.micro_credential_id = s.micro_credential_id
       AND d.duty = 'assessor' AND d.person_id <> s.person_id
      JOIN role_grant g ON g.person_id = d.person_id AND g.role = 'assessor'
      JOIN person p ON p.id = d.person_id AND p.active = 1
     WHERE x.term_id = the_term
     ORDER BY d.person_id
    ON DUPLICATE KEY UPDATE
        digest.asked_at = IF(digest.waiting = 1, digest.asked_at,
            VALUES(asked_at)),
        digest.waiting = 1, digest.asked = digest.asked + 1;
    -- Their queues show more than before.
    UPDATE session s
      JOIN (SELECT DISTINCT d.person_id
              FROM term t
              JOIN micro_credential m ON m.programme_id = t.programme_id
              JOIN duty d ON d.micro_credential_id = m.id
               AND d.duty = 'assessor'
             WHERE t.id = the_term) w ON w.person_id = s.person_id
       SET s.stamp = s.stamp + 1
     WHERE s.ended_at IS NULL;
    RETURN (SELECT COUNT(DISTINCT d.person_id)
      FROM attempt_term x
      JOIN attempt a ON a.id = x.attempt_id AND a.waiting = 1
      JOIN submission s ON s.id = a.submission_id
      JOIN duty d ON d.micro_credential_id = s.micro_credential_id
       AND d.duty = 'assessor' AND d.person_id <> s.person_id
     WHERE x.term_id = the_term);
END;

-- 0025: the queue of each assessor, in the order of due dates.
--
-- Read from all that waits in the district, a queue took the longer the more waited
-- for others. Who may claim what is worked out when it changes, by the triggers
-- below in the same transaction; a queue is one range of one index. Nothing is
-- decided by it: a claim is checked by the rules of 0002.

CREATE TABLE queue_card (
    assessor_id BIGINT NOT NULL,
    due_at DATETIME(6) NOT NULL COMMENT 'of the card; the end of 2037 when it has none',
    submission_id BIGINT NOT NULL,
    PRIMARY KEY (assessor_id, due_at, submission_id),
    KEY queue_card_submission (submission_id),
    CONSTRAINT queue_card_assessor FOREIGN KEY (assessor_id) REFERENCES person (id),
    CONSTRAINT queue_card_submission FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_bin
  COMMENT='what an assessor may claim';

ALTER TABLE submission_card
    ADD KEY submission_card_open (micro_credential_id, waiting)
;

-- What waits, and for whom: whoever has the duty, isn't the author, and reviews
-- this attempt neither now nor before.
CREATE VIEW queue_due AS
SELECT d.person_id AS assessor_id,
       COALESCE(c.due_at, TIMESTAMP'2037-12-31 00:00:00') AS due_at,
       c.submission_id, c.micro_credential_id
  FROM submission_card c
  JOIN duty d ON d.micro_credential_id = c.micro_credential_id
       AND d.duty = 'assessor' AND d.person_id <> c.person_id
 WHERE c.waiting = 1
   AND NOT EXISTS (SELECT 1 FROM review m
                    WHERE m.attempt_id = c.attempt_id
                      AND m.assessor_id = d.person_id AND m.live = 1)
;

-- Looks before it deletes: a DELETE that finds nothing locks the gap in which the
-- next submission will want to stand.
CREATE OR REPLACE PROCEDURE queue_fill(IN the_submission BIGINT)
BEGIN
    IF EXISTS (SELECT 1 FROM queue_card WHERE submission_id = the_submission)
    THEN
        DELETE FROM queue_card WHERE submission_id = the_submission;
    END IF;
    INSERT INTO queue_card (assessor_id, due_at, submission_id)
    SELECT q.assessor_id, q.due_at, q.submission_id FROM queue_due q
     WHERE q.submission_id = the_submission
    ON DUPLICATE KEY UPDATE queue_card.submission_id = q.submission_id;
END;

CREATE OR REPLACE TRIGGER card_queue_after_insert AFTER INSERT ON submission_card
FOR EACH ROW
BEGIN
    IF NEW.places > 0 THEN
        CALL queue_fill(NEW.submission_id);
    END IF;
END;

CREATE OR REPLACE TRIGGER card_queue_after_update AFTER UPDATE ON submission_card
FOR EACH ROW
BEGIN
    IF NOT (NEW.places > 0 <=> OLD.places > 0
            AND (NEW.places = 0 OR (NEW.due_at <=> OLD.due_at
                AND NEW.attempt_id = OLD.attempt_id))) THEN
        CALL queue_fill(NEW.submission_id);
    END IF;
END;

CREATE OR REPLACE TRIGGER review_queue_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    IF NOT (NEW.live <=> OLD.live AND NEW.assessor_id <=> OLD.assessor_id) THEN
        CALL queue_fill((SELECT submission_id FROM attempt
                          WHERE id = NEW.attempt_id));
    END IF;
END;

CREATE OR REPLACE TRIGGER duty_queue_after_insert AFTER INSERT ON duty
FOR EACH ROW
BEGIN
    IF NEW.duty = 'assessor' THEN
        INSERT INTO queue_card (assessor_id, due_at, submission_id)
        SELECT q.assessor_id, q.due_at, q.submission_id FROM queue_due q
         WHERE q.assessor_id = NEW.person_id
           AND q.micro_credential_id = NEW.micro_credential_id
        ON DUPLICATE KEY UPDATE queue_card.submission_id = q.submission_id;
    END IF;
END;

CREATE OR REPLACE TRIGGER duty_queue_after_delete AFTER DELETE ON duty
FOR EACH ROW
BEGIN
    IF OLD.duty = 'assessor' THEN
        DELETE q FROM queue_card q
          JOIN submission s ON s.id = q.submission_id
         WHERE q.assessor_id = OLD.person_id
           AND s.micro_credential_id = OLD.micro_credential_id;
    END IF;
END;

CREATE OR REPLACE TRIGGER duty_queue_before_update BEFORE UPDATE ON duty
FOR EACH ROW
CALL must(NEW.person_id = OLD.person_id AND NEW.duty = OLD.duty
    AND NEW.micro_credential_id = OLD.micro_credential_id,
    'A duty is given and withdrawn, never moved.');

INSERT INTO queue_card (assessor_id, due_at, submission_id)
SELECT q.assessor_id, q.due_at, q.submission_id FROM queue_due q
;

-- 0016: the assessors' queue is read from the cards as well: what is open to
-- claim is one range of one index, in the order of due dates.

ALTER TABLE submission_card
    ADD COLUMN places INT NOT NULL DEFAULT 0 COMMENT 'in the newest attempt, open to claim',
    ADD COLUMN waiting TINYINT(1) GENERATED ALWAYS AS (IF(places > 0, 1, NULL)) STORED,
    ADD KEY submission_card_waiting (waiting, due_at, submission_id)
;

CREATE TRIGGER review_card_after_insert AFTER INSERT ON review
FOR EACH ROW
BEGIN
    UPDATE submission_card SET places = places + 1
     WHERE attempt_id = NEW.attempt_id;
END;

CREATE TRIGGER review_card_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    IF OLD.state = 'open' AND NEW.state <> 'open' THEN
        UPDATE submission_card SET places = places - 1
         WHERE attempt_id = NEW.attempt_id;
    END IF;
END;

UPDATE submission_card c
   SET c.places = (SELECT COUNT(*) FROM review r
                    WHERE r.attempt_id = c.attempt_id AND r.state = 'open')
;

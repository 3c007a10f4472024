-- 0030: what is under review, in the order in which it was handed in: the issuer's
-- desk is read from the oldest on, and no further than its page.

ALTER TABLE attempt
    ADD KEY attempt_pending (waiting, submitted_at, id)
;

-- An educator's lists tell the news (0029), which are read from the letters.
CREATE OR REPLACE TRIGGER message_stamp_after_insert AFTER INSERT ON message
FOR EACH ROW CALL stamp_person(NEW.person_id);

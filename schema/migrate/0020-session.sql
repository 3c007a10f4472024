-- 0020: a session says by itself who it is, so that the gate of every page reads one
-- row of one table; and it counts what happened to what its person's lists show,
-- so that a page which was drawn since need not be drawn again.

ALTER TABLE session
    ADD COLUMN name VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'the person''s, as are the next four: kept by triggers',
    ADD COLUMN username VARCHAR(256) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    ADD COLUMN mail VARCHAR(320) NOT NULL DEFAULT '',
    ADD COLUMN roles VARCHAR(200) COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'with a space between, in order',
    ADD COLUMN active TINYINT(1) NOT NULL DEFAULT 0,
    ADD COLUMN stamp BIGINT NOT NULL DEFAULT 0 COMMENT 'another one after each change of what the person''s lists show'
;

-- ---- who it is ------------------------------------------------------------

-- The roles of somebody, in one text. The lock makes whoever takes a role away at
-- this moment wait, and waits for whoever is doing so: the session that begins
-- and the role that ends see each other.
CREATE OR REPLACE FUNCTION roles_of(the_person BIGINT)
    RETURNS VARCHAR(200) CHARSET utf8mb4 COLLATE utf8mb4_bin
    NOT DETERMINISTIC
    READS SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE roles VARCHAR(200) CHARSET utf8mb4 COLLATE utf8mb4_bin;
    SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ') INTO roles
      FROM role_grant g WHERE g.person_id = the_person
      LOCK IN SHARE MODE;
    RETURN COALESCE(roles, '');
END;

CREATE OR REPLACE TRIGGER session_before_insert BEFORE INSERT ON session
FOR EACH ROW
BEGIN
    DECLARE the_name VARCHAR(300) CHARSET utf8mb4;
    DECLARE the_username VARCHAR(256) CHARSET utf8mb4;
    DECLARE the_mail VARCHAR(320) CHARSET utf8mb4;
    DECLARE the_active TINYINT;
    SELECT p.name, p.username, COALESCE(p.mail, ''), p.active
      INTO the_name, the_username, the_mail, the_active
      FROM person p WHERE p.id = NEW.person_id
      LOCK IN SHARE MODE;
    SET NEW.name = the_name, NEW.username = the_username,
        NEW.mail = the_mail, NEW.active = the_active,
        NEW.roles = roles_of(NEW.person_id), NEW.stamp = 0;
END;

CREATE OR REPLACE TRIGGER person_session_after_update AFTER UPDATE ON person
FOR EACH ROW
BEGIN
    IF NOT (NEW.name <=> OLD.name AND NEW.username <=> OLD.username
            AND NEW.mail <=> OLD.mail AND NEW.active <=> OLD.active) THEN
        UPDATE session
           SET name = NEW.name, username = NEW.username,
               mail = COALESCE(NEW.mail, ''), active = NEW.active
         WHERE person_id = NEW.id AND ended_at IS NULL;
    END IF;
END;

CREATE OR REPLACE TRIGGER role_session_after_insert AFTER INSERT ON role_grant
FOR EACH ROW
UPDATE session SET roles = roles_of(NEW.person_id)
 WHERE person_id = NEW.person_id AND ended_at IS NULL;

CREATE OR REPLACE TRIGGER role_session_after_delete AFTER DELETE ON role_grant
FOR EACH ROW
UPDATE session SET roles = roles_of(OLD.person_id)
 WHERE person_id = OLD.person_id AND ended_at IS NULL;

CREATE OR REPLACE TRIGGER role_session_before_update BEFORE UPDATE ON role_grant
FOR EACH ROW
CALL must(NEW.person_id = OLD.person_id AND NEW.role = OLD.role,
    'A role is given and taken away, never changed.');

UPDATE session s JOIN person p ON p.id = s.person_id
   SET s.name = p.name, s.username = p.username, s.mail = COALESCE(p.mail, ''),
       s.active = p.active, s.roles = roles_of(s.person_id)
 WHERE s.ended_at IS NULL
;

-- Whoever has a live session. How long one lasts is a setting: who asks adds it to
-- the WHERE clause.
CREATE OR REPLACE ALGORITHM=MERGE SQL SECURITY DEFINER VIEW session_current AS
SELECT s.id, s.token_hash, s.person_id, s.name, s.username, s.mail, s.roles,
       s.stamp, s.started_at, s.used_at
  FROM session s
 WHERE s.ended_at IS NULL AND s.active = 1;

-- ---- what changed ---------------------------------------------------------
--
-- An educator's lists show cards of submissions and awards, and the ledger. An
-- assessor's queue shows cards that are open to claim in the micro-credentials
-- that the person has a duty for, and reviews with how much of them is scored.
-- Each change of these counts, in the transaction that makes it.

CREATE OR REPLACE PROCEDURE stamp_person(IN the_person BIGINT)
UPDATE session SET stamp = stamp + 1
 WHERE person_id = the_person AND ended_at IS NULL;

-- Of whoever assesses this micro-credential, or has a review of this submission.
CREATE OR REPLACE PROCEDURE stamp_assessors(
    IN the_micro_credential BIGINT, IN the_submission BIGINT)
UPDATE (SELECT d.person_id FROM duty d
         WHERE d.micro_credential_id = the_micro_credential
           AND d.duty = 'assessor'
         UNION
        SELECT r.assessor_id
          FROM attempt a JOIN review r ON r.attempt_id = a.id
         WHERE a.submission_id = the_submission) w
  JOIN session s ON s.person_id = w.person_id AND s.ended_at IS NULL
   SET s.stamp = s.stamp + 1;

CREATE OR REPLACE TRIGGER card_stamp_after_insert AFTER INSERT ON submission_card
FOR EACH ROW CALL stamp_person(NEW.person_id);

-- What is still a draft is nobody's but its author's.
CREATE OR REPLACE TRIGGER card_stamp_after_update AFTER UPDATE ON submission_card
FOR EACH ROW
BEGIN
    CALL stamp_person(NEW.person_id);
    IF NOT (OLD.state = 'draft' AND NEW.state = 'draft') THEN
        CALL stamp_assessors(NEW.micro_credential_id, NEW.submission_id);
    END IF;
END;

CREATE OR REPLACE TRIGGER card_stamp_after_delete AFTER DELETE ON submission_card
FOR EACH ROW CALL stamp_person(OLD.person_id);

CREATE OR REPLACE TRIGGER award_stamp_after_insert AFTER INSERT ON award_card
FOR EACH ROW CALL stamp_person(NEW.person_id);

CREATE OR REPLACE TRIGGER award_stamp_after_update AFTER UPDATE ON award_card
FOR EACH ROW CALL stamp_person(NEW.person_id);

CREATE OR REPLACE TRIGGER credit_stamp_after_insert AFTER INSERT ON credit
FOR EACH ROW CALL stamp_person(NEW.person_id);

CREATE OR REPLACE TRIGGER review_stamp_after_insert AFTER INSERT ON review
FOR EACH ROW CALL stamp_person(NEW.assessor_id);

CREATE OR REPLACE TRIGGER review_stamp_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    CALL stamp_person(NEW.assessor_id);
    IF NOT (NEW.assessor_id <=> OLD.assessor_id) THEN
        CALL stamp_person(OLD.assessor_id);
    END IF;
END;

CREATE OR REPLACE TRIGGER score_stamp_after_insert AFTER INSERT ON score
FOR EACH ROW
CALL stamp_person((SELECT assessor_id FROM review WHERE id = NEW.review_id));

CREATE OR REPLACE TRIGGER score_stamp_after_delete AFTER DELETE ON score
FOR EACH ROW
CALL stamp_person((SELECT assessor_id FROM review WHERE id = OLD.review_id));

CREATE OR REPLACE TRIGGER duty_stamp_after_insert AFTER INSERT ON duty
FOR EACH ROW CALL stamp_person(NEW.person_id);

CREATE OR REPLACE TRIGGER duty_stamp_after_update AFTER UPDATE ON duty
FOR EACH ROW
BEGIN
    CALL stamp_person(OLD.person_id);
    CALL stamp_person(NEW.person_id);
END;

CREATE OR REPLACE TRIGGER duty_stamp_after_delete AFTER DELETE ON duty
FOR EACH ROW CALL stamp_person(OLD.person_id);

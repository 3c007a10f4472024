-- 0008: the outbox of mail. What people are told is written by triggers, in the
-- transaction of what it tells of: no role's code can forget it, and no role's
-- account may write it. `accolade courier` makes the text when it sends.
--
--   attempt  draft -> submitted       its educator: submitted
--            submitted -> in_review   its educator: in_review, once
--            -> recommended           its educator: recommended, once; the
--                                     issuers of record: their digest
--            -> not_yet               its educator: not_yet
--   review   a place is open          assessors who may take it: their digest
--            passed back              its assessor: passed_back
--   award                             its educator: awarded; the office of
--                                     professional learning: office_award
--   revocation                        its educator: revoked; the office:
--                                     office_revoked
--
-- Nothing here reads or locks more than the statement that fires it has locked
-- already, but the digests: those are locked in the order of their people.

CREATE TABLE message (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL COMMENT 'in its Message-ID: one that comes twice is known again',
    once_key VARCHAR(100) COLLATE utf8mb4_bin NOT NULL COMMENT 'what it tells of: told once',
    kind VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    person_id BIGINT NULL COMMENT 'who is told; NULL: the office of professional learning',
    attempt_id BIGINT NULL,
    award_id BIGINT NULL,
    fact_at DATETIME(6) NULL COMMENT 'when it happened',
    created_at DATETIME(6) NOT NULL,
    state VARCHAR(15) COLLATE utf8mb4_bin NOT NULL DEFAULT 'waiting',
    tries INT NOT NULL DEFAULT 0,
    next_try_at DATETIME(6) NOT NULL,
    claim CHAR(26) COLLATE utf8mb4_bin NULL COMMENT 'the courier that is at it',
    claimed_until DATETIME(6) NULL COMMENT 'then another may take it',
    finished_at DATETIME(6) NULL,
    address VARCHAR(320) NULL COMMENT 'where it went',
    answer VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'what the mail server said, or why it was not sent',
    PRIMARY KEY (id),
    UNIQUE KEY message_public (public_id),
    UNIQUE KEY message_once (once_key),
    KEY message_next (state, next_try_at, id),
    KEY message_finished (state, finished_at),
    KEY message_person (person_id, id),
    KEY message_attempt (attempt_id),
    KEY message_award (award_id),
    CONSTRAINT message_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT message_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT message_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT message_kind CHECK (kind IN ('submitted', 'in_review', 'recommended', 'not_yet', 'awarded', 'revoked', 'passed_back', 'assessor_work', 'issuer_work', 'office_award', 'office_revoked')),
    CONSTRAINT message_office CHECK ((person_id IS NULL) = (kind IN ('office_award', 'office_revoked'))),
    CONSTRAINT message_state CHECK (state IN ('waiting', 'sent', 'failed', 'undeliverable', 'dropped')),
    CONSTRAINT message_finished CHECK ((state = 'waiting') = (finished_at IS NULL))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='the outbox; failed: given up, undeliverable: no address, dropped: no longer true';

CREATE TABLE digest (
    person_id BIGINT NOT NULL,
    duty VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    waiting TINYINT(1) NOT NULL COMMENT 'something came since the last one',
    asked INT NOT NULL COMMENT 'how often something came',
    asked_at DATETIME(6) NOT NULL,
    told INT NOT NULL DEFAULT 0 COMMENT 'messages that were made of it',
    told_at DATETIME(6) NULL,
    PRIMARY KEY (person_id, duty),
    KEY digest_waiting (waiting, asked_at),
    CONSTRAINT digest_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT digest_duty CHECK (duty IN ('assessor', 'issuer')),
    CONSTRAINT digest_waiting CHECK (waiting IN (0, 1))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='work waits for somebody: the courier makes one message of it a day';

-- ---- writing ---------------------------------------------------------------

-- A second one with the same key changes nothing.
CREATE OR REPLACE PROCEDURE message_add(
    IN what VARCHAR(20) CHARSET utf8mb4 COLLATE utf8mb4_bin,
    IN about VARCHAR(79) CHARSET utf8mb4 COLLATE utf8mb4_bin,
    IN whom BIGINT, IN its_attempt BIGINT, IN its_award BIGINT,
    IN happened DATETIME(6))
BEGIN
    INSERT INTO message (public_id, once_key, kind, person_id, attempt_id,
        award_id, fact_at, created_at, next_try_at)
    VALUES (public_id_make(), CONCAT(what, '-', about), what, whom,
        its_attempt, its_award, happened, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
    ON DUPLICATE KEY UPDATE message.id = message.id;
END;

-- Whoever may take this work is told that some waits. The people are read
-- without locks; their digests are locked in one order, so that two who hand
-- in at once wait for each other and never meet in a deadlock.
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

CREATE OR REPLACE TRIGGER attempt_tell_after_update AFTER UPDATE ON attempt
FOR EACH ROW
BEGIN
    DECLARE author BIGINT;
    IF NEW.state <> OLD.state THEN
        SET author = (SELECT person_id FROM submission
            WHERE id = NEW.submission_id);
        IF OLD.state = 'draft' AND NEW.state = 'submitted' THEN
            CALL message_add('submitted', CONCAT(NEW.id, '-',
                DATE_FORMAT(NEW.submitted_at, '%Y%m%d%H%i%s%f')),
                author, NEW.id, NULL, NEW.submitted_at);
        ELSEIF NEW.state = 'in_review' THEN
            CALL message_add('in_review', NEW.id, author, NEW.id, NULL,
                UTC_TIMESTAMP(6));
        ELSEIF NEW.state = 'recommended' THEN
            CALL message_add('recommended', NEW.id, author, NEW.id, NULL,
                UTC_TIMESTAMP(6));
            CALL digest_ask(NEW.id, 'issuer');
        ELSEIF NEW.state = 'not_yet' THEN
            CALL message_add('not_yet', NEW.id, author, NEW.id, NULL,
                UTC_TIMESTAMP(6));
        END IF;
    END IF;
END;

CREATE OR REPLACE TRIGGER review_tell_after_insert AFTER INSERT ON review
FOR EACH ROW CALL digest_ask(NEW.attempt_id, 'assessor');

CREATE OR REPLACE TRIGGER review_tell_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    IF OLD.state = 'recommended' AND NEW.state = 'claimed' THEN
        CALL message_add('passed_back', CONCAT(NEW.id, '-',
            DATE_FORMAT(OLD.recommended_at, '%Y%m%d%H%i%s%f')),
            NEW.assessor_id, NEW.attempt_id, NULL, UTC_TIMESTAMP(6));
    END IF;
END;

CREATE OR REPLACE TRIGGER award_tell_after_insert AFTER INSERT ON award
FOR EACH ROW
BEGIN
    DECLARE its_attempt BIGINT DEFAULT (SELECT attempt_id FROM decision
        WHERE id = NEW.decision_id);
    CALL message_add('awarded', NEW.id, NEW.person_id, its_attempt, NEW.id,
        NEW.awarded_at);
    CALL message_add('office_award', NEW.id, NULL, its_attempt, NEW.id,
        NEW.awarded_at);
END;

CREATE OR REPLACE TRIGGER revocation_tell_after_insert AFTER INSERT ON revocation
FOR EACH ROW
BEGIN
    DECLARE its_attempt BIGINT DEFAULT (SELECT d.attempt_id
        FROM award w JOIN decision d ON d.id = w.decision_id
        WHERE w.id = NEW.award_id);
    CALL message_add('revoked', NEW.award_id, (SELECT person_id FROM award
        WHERE id = NEW.award_id), its_attempt, NEW.award_id, NEW.revoked_at);
    CALL message_add('office_revoked', NEW.award_id, NULL, its_attempt,
        NEW.award_id, NEW.revoked_at);
END;

-- What a message tells of stands; how far it has come changes.
CREATE OR REPLACE TRIGGER message_before_update BEFORE UPDATE ON message
FOR EACH ROW
BEGIN
    CALL must(NEW.id = OLD.id AND NEW.public_id = OLD.public_id
        AND NEW.once_key = OLD.once_key AND NEW.kind = OLD.kind
        AND NEW.person_id <=> OLD.person_id
        AND NEW.attempt_id <=> OLD.attempt_id
        AND NEW.award_id <=> OLD.award_id AND NEW.fact_at <=> OLD.fact_at
        AND NEW.created_at = OLD.created_at,
        'A message tells what it tells.');
    CALL must(OLD.state <> 'sent' OR NEW.state = 'sent',
        'A message that was sent was sent.');
END;

CREATE OR REPLACE TRIGGER message_before_delete BEFORE DELETE ON message
FOR EACH ROW CALL must(OLD.state <> 'waiting', 'A message that waits is sent.');

-- ---- reading ---------------------------------------------------------------

-- What a letter says, and whether it is still true. The courier's account reads
-- people and work through this alone. An assessor is never told whose work it
-- is: the name stands in the office's letters only.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW message_letter AS
SELECT m.id, m.public_id, m.kind, m.tries, m.created_at, m.person_id,
       m.person_id IS NULL AS to_office,
       COALESCE(p.name, '') AS recipient, p.mail,
       COALESCE(p.active, 1) AS active,
       s.public_id AS submission, s.number, a.ordinal, a.submitted_at,
       a.due_at, e.title, e.level_name, e.review_policy,
       g.name AS programme, g.word_awarded, g.word_not_yet, g.not_yet_next,
       w.public_id AS award, w.awarded_at, w.expires_at,
       c.amount AS credit_amount, c.unit AS credit_unit,
       IF(m.person_id IS NULL, w.recipient_name, '') AS about_name,
       IF(m.person_id IS NULL, h.title, '') AS about_title,
       IF(m.person_id IS NULL, COALESCE(o.name, ''), '') AS about_school,
       IF(m.person_id IS NULL, i.name, '') AS issuer,
       r.revoked_at,
       CASE m.kind
       WHEN 'submitted' THEN a.submitted_at <=> m.fact_at
       WHEN 'in_review' THEN a.state = 'in_review'
       WHEN 'recommended' THEN a.state = 'recommended'
       WHEN 'passed_back' THEN EXISTS (SELECT 1 FROM review v
            WHERE v.attempt_id = a.id AND v.assessor_id = m.person_id
              AND v.state = 'claimed')
       ELSE 1
       END AS holds
  FROM message m
  LEFT JOIN person p ON p.id = m.person_id
  LEFT JOIN attempt a ON a.id = m.attempt_id
  LEFT JOIN submission s ON s.id = a.submission_id
  LEFT JOIN edition e ON e.id = s.edition_id
  LEFT JOIN micro_credential n ON n.id = e.micro_credential_id
  LEFT JOIN programme g ON g.id = n.programme_id
  LEFT JOIN award w ON w.id = m.award_id
  LEFT JOIN person h ON h.id = w.person_id
  LEFT JOIN school o ON o.id = h.school_id
  LEFT JOIN decision d ON d.id = w.decision_id
  LEFT JOIN person i ON i.id = d.issuer_id
  LEFT JOIN credit c ON c.award_id = w.id AND c.kind = 'award'
  LEFT JOIN revocation r ON r.award_id = w.id
;

-- What waits for somebody, as far as they may take it: titles and numbers, no
-- names.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW digest_work AS
SELECT d.person_id, 'assessor' AS duty, a.id AS attempt_id, s.number, e.title,
       a.ordinal, a.due_at
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
   AND d.duty = 'assessor' AND d.person_id <> s.person_id
  JOIN role_grant g ON g.person_id = d.person_id AND g.role = 'assessor'
  JOIN person p ON p.id = d.person_id AND p.active = 1
 WHERE a.waiting = 1
   AND EXISTS (SELECT 1 FROM review r
        WHERE r.attempt_id = a.id AND r.state = 'open')
   AND NOT EXISTS (SELECT 1 FROM review r
        WHERE r.attempt_id = a.id AND r.assessor_id = d.person_id
          AND r.live = 1)
UNION ALL
SELECT d.person_id, 'issuer', a.id, s.number, e.title, a.ordinal, a.due_at
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
   AND d.duty = 'issuer' AND d.person_id <> s.person_id
  JOIN role_grant g ON g.person_id = d.person_id AND g.role = 'issuer'
  JOIN person p ON p.id = d.person_id AND p.active = 1
 WHERE a.state = 'recommended'
   AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.attempt_id = a.id)
   AND NOT EXISTS (SELECT 1 FROM attempt other
        JOIN review r ON r.attempt_id = other.id AND r.live = 1
       WHERE other.submission_id = s.id AND r.assessor_id = d.person_id)
;

-- How the mail does, in one row: for the administrators.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW message_health AS
SELECT (SELECT COUNT(*) FROM message WHERE state = 'waiting') AS waiting,
       (SELECT MIN(created_at) FROM message WHERE state = 'waiting')
           AS waiting_since,
       (SELECT COUNT(*) FROM message WHERE state = 'waiting' AND tries > 0)
           AS tried,
       (SELECT COUNT(*) FROM message WHERE state = 'failed'
           AND finished_at > UTC_TIMESTAMP(6) - INTERVAL 30 DAY) AS failed,
       (SELECT COUNT(*) FROM message WHERE state = 'undeliverable'
           AND finished_at > UTC_TIMESTAMP(6) - INTERVAL 30 DAY)
           AS undeliverable,
       (SELECT MAX(finished_at) FROM message WHERE state = 'sent') AS sent_at
;

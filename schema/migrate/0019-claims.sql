-- 0019: a review that was claimed and not sent goes back to the queue after a
-- while, and an administrator can hand it over. What its assessor had saved by
-- then is there again when they claim the same work again.
--
--   courier        claim_warn(review)     once, some days before
--                  claim_lapse(review)    claimed -> lapsed; the place is free
--   administrator  review_hand_over(...)  claimed -> handed_over; the place is
--                                         free, or another assessor's at once
--
-- Each is safe to repeat: the row count of its UPDATE says who was first.

ALTER TABLE edition
    ADD COLUMN claim_days INT NULL COMMENT 'working days for which an assessor holds a review; NULL: as the settings say',
    ADD CONSTRAINT edition_claim CHECK (claim_days IS NULL OR claim_days BETWEEN 1 AND 366);

CREATE OR REPLACE TRIGGER edition_claim_before_update
BEFORE UPDATE ON edition FOR EACH ROW
BEGIN
    CALL must(NEW.claim_days <=> OLD.claim_days
        OR NOT EXISTS (SELECT 1 FROM submission WHERE edition_id = OLD.id
            LOCK IN SHARE MODE), 'Somebody has used this edition: it stands.');
END;

ALTER TABLE review
    ADD COLUMN lapses_at DATETIME(6) NULL COMMENT 'then a claim goes back to the queue; NULL: never',
    ADD COLUMN holds_seconds INT NULL COMMENT 'from the claim to then: what is passed back holds as long again',
    ADD COLUMN warned_at DATETIME(6) NULL,
    ADD KEY review_lapsing (state, lapses_at),
    ADD KEY review_in_hand (state, claimed_at, id),
    DROP CONSTRAINT review_state,
    ADD CONSTRAINT review_state CHECK (state IN ('open', 'claimed', 'given_back', 'recommended', 'withdrawn', 'lapsed', 'handed_over'));

-- What is in hand today began before there was an end: two weeks from now.
UPDATE review
   SET lapses_at = UTC_TIMESTAMP(6) + INTERVAL 14 DAY, holds_seconds = 1209600
 WHERE state = 'claimed'
;

CREATE TABLE hand_over (
    id BIGINT NOT NULL AUTO_INCREMENT,
    review_id BIGINT NOT NULL COMMENT 'that was in hand until then',
    to_review_id BIGINT NULL COMMENT 'of whoever has it now; NULL: back in the queue',
    administrator_id BIGINT NOT NULL,
    reason VARCHAR(300) NOT NULL COMMENT 'both assessors read it',
    handed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY hand_over_review (review_id),
    UNIQUE KEY hand_over_to (to_review_id),
    KEY hand_over_administrator (administrator_id),
    CONSTRAINT hand_over_review FOREIGN KEY (review_id) REFERENCES review (id),
    CONSTRAINT hand_over_to FOREIGN KEY (to_review_id) REFERENCES review (id),
    CONSTRAINT hand_over_administrator FOREIGN KEY (administrator_id) REFERENCES person (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE OR REPLACE TRIGGER hand_over_before_update BEFORE UPDATE ON hand_over
FOR EACH ROW CALL must(FALSE, 'What was handed over was handed over.');

CREATE OR REPLACE TRIGGER hand_over_before_delete BEFORE DELETE ON hand_over
FOR EACH ROW CALL must(FALSE, 'What was handed over was handed over.');

-- ---- claims ----------------------------------------------------------------

-- What this assessor had in hand of this attempt when it was taken away; NULL
-- when nothing was, or what came later was given back by themselves.
CREATE OR REPLACE FUNCTION review_draft(
    its_attempt BIGINT, assessor BIGINT, but BIGINT)
RETURNS BIGINT READS SQL DATA
BEGIN
    RETURN (SELECT IF(r.state IN ('lapsed', 'handed_over'), r.id, NULL)
              FROM review r
             WHERE r.attempt_id = its_attempt AND r.assessor_id = assessor
               AND r.id <> but
             ORDER BY r.claimed_at DESC, r.id DESC LIMIT 1);
END;

-- As in 0002, with the end of a claim.
CREATE OR REPLACE TRIGGER review_before_update BEFORE UPDATE ON review
FOR EACH ROW
BEGIN
    DECLARE step VARCHAR(40) CHARSET utf8mb4 COLLATE utf8mb4_bin
        DEFAULT CONCAT(OLD.state, ' to ', NEW.state);
    DECLARE attempt_is VARCHAR(12) CHARSET utf8mb4 COLLATE utf8mb4_bin;
    DECLARE referred DATETIME(6);
    DECLARE draft BIGINT;
    CALL must(NEW.id = OLD.id AND NEW.public_id = OLD.public_id
        AND NEW.attempt_id = OLD.attempt_id,
        'A review stays where it belongs.');
    CALL must(NEW.assessor_id <=> OLD.assessor_id OR step = 'open to claimed',
        'A review stays its assessor''s.');
    CALL must(NEW.claimed_at <=> OLD.claimed_at OR step = 'open to claimed',
        'A review was claimed when it was claimed.');
    CALL must((NEW.lapses_at <=> OLD.lapses_at
        AND NEW.holds_seconds <=> OLD.holds_seconds)
        OR step IN ('open to claimed', 'recommended to claimed'),
        'A claim ends when it ends.');
    CALL must((NEW.recommendation <=> OLD.recommendation
        AND NEW.recommended_at <=> OLD.recommended_at)
        OR step IN ('claimed to recommended', 'recommended to claimed'),
        'A recommendation stands.');
    CASE step
    WHEN 'open to claimed' THEN
        -- The claim changes the attempt in a moment: lock it for that now.
        SELECT state INTO attempt_is FROM attempt WHERE id = NEW.attempt_id
           FOR UPDATE;
        CALL must(attempt_is IN ('submitted', 'in_review'),
            'This attempt isn''t under review.');
        CALL must(NEW.claimed_at IS NOT NULL, 'A claim has its moment.');
        CALL assessor_must_be_free(NEW.attempt_id, NEW.assessor_id);
        CALL must(NOT EXISTS (SELECT 1 FROM review
            WHERE attempt_id = NEW.attempt_id AND live = 1
            AND assessor_id = NEW.assessor_id LOCK IN SHARE MODE),
            'This assessor reviews this attempt already.');
        CALL must(NEW.lapses_at IS NULL OR NEW.lapses_at > NEW.claimed_at,
            'A claim ends after it begins.');
        SET NEW.holds_seconds =
            TIMESTAMPDIFF(SECOND, NEW.claimed_at, NEW.lapses_at);
        SET draft = review_draft(NEW.attempt_id, NEW.assessor_id, NEW.id);
    WHEN 'claimed to claimed' THEN
        CALL must(TRUE, '');
    WHEN 'claimed to given_back' THEN
        CALL must(TRUE, '');
    WHEN 'claimed to recommended' THEN
        SELECT state INTO attempt_is FROM attempt WHERE id = NEW.attempt_id
           FOR UPDATE;
        CALL must(attempt_is = 'in_review', 'This attempt isn''t under review.');
        CALL assessor_must_be_free(NEW.attempt_id, NEW.assessor_id);
        CALL must(NEW.recommendation IS NOT NULL
            AND NEW.recommended_at IS NOT NULL,
            'A recommendation says what and when.');
        CALL review_must_be_complete(NEW.id, NEW.attempt_id);
        -- Later than what was passed back, so that nothing opens it twice.
        SELECT MAX(referred_at) INTO referred FROM referral
         WHERE attempt_id = NEW.attempt_id LOCK IN SHARE MODE;
        IF NEW.recommended_at <= referred THEN
            SET NEW.recommended_at = referred + INTERVAL 1 MICROSECOND;
        END IF;
    WHEN 'recommended to claimed' THEN
        CALL must(EXISTS (SELECT 1 FROM referral
            WHERE attempt_id = NEW.attempt_id AND kind = 'passed_back'
            AND referred_at > OLD.recommended_at),
            'A recommendation stands until the issuer passes it back.');
        CALL must(NEW.recommendation IS NULL AND NEW.recommended_at IS NULL,
            'What is passed back has no recommendation.');
        -- As long again as the claim held at first.
        SET NEW.lapses_at = UTC_TIMESTAMP(6)
                + INTERVAL NEW.holds_seconds SECOND,
            NEW.warned_at = NULL;
    WHEN 'claimed to lapsed' THEN
        CALL must(OLD.lapses_at <= UTC_TIMESTAMP(6), 'This claim still holds.');
    WHEN 'claimed to handed_over' THEN
        CALL must(SUBSTRING_INDEX(USER(), '@', 1) <> 'accolade_assessor',
            'An administrator hands a review over.');
    WHEN 'open to withdrawn' THEN
        CALL must((SELECT state FROM attempt WHERE id = NEW.attempt_id)
            = 'draft', 'A review is withdrawn with its attempt.');
    ELSE
        CALL must(FALSE, 'A review doesn''t change in this way.');
    END CASE;
    CALL must(CAST(NEW.note AS BINARY) <=> CAST(OLD.note AS BINARY)
        OR OLD.state = 'claimed', 'A note is written while reviewing.');
    IF draft IS NOT NULL THEN
        SET NEW.note = (SELECT note FROM review WHERE id = draft),
            NEW.leaning = (SELECT leaning FROM review WHERE id = draft),
            NEW.saved_at = (SELECT saved_at FROM review WHERE id = draft);
    END IF;
END;

-- As in 0002: what is taken away is treated as what is given back.
CREATE OR REPLACE TRIGGER review_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    DECLARE waiting INT;
    DECLARE finished INT;
    DECLARE live_ones INT;
    IF OLD.state <> NEW.state
        AND NEW.state IN ('claimed', 'given_back', 'recommended', 'lapsed',
            'handed_over') THEN
        SELECT COUNT(IF(state IN ('open', 'claimed'), 1, NULL)),
               COUNT(IF(state = 'recommended', 1, NULL)), COUNT(live)
          INTO waiting, finished, live_ones
          FROM review WHERE attempt_id = NEW.attempt_id LOCK IN SHARE MODE;
        IF OLD.state = 'open' THEN
            UPDATE attempt SET state = 'in_review'
             WHERE id = NEW.attempt_id AND state = 'submitted';
        ELSEIF NEW.state IN ('given_back', 'lapsed', 'handed_over') AND live_ones = 0 THEN
            UPDATE attempt SET state = 'submitted'
             WHERE id = NEW.attempt_id AND state = 'in_review';
        ELSEIF NEW.state = 'recommended' AND waiting = 0 AND finished >= (
            SELECT assessor_count FROM edition
             WHERE id = attempt_edition(NEW.attempt_id)) THEN
            UPDATE attempt SET state = 'recommended'
             WHERE id = NEW.attempt_id AND state = 'in_review';
        END IF;
    END IF;
END;

CREATE OR REPLACE TRIGGER review_draft_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    DECLARE draft BIGINT;
    IF OLD.state = 'open' AND NEW.state = 'claimed' THEN
        SET draft = review_draft(NEW.attempt_id, NEW.assessor_id, NEW.id);
        IF draft IS NOT NULL THEN
            INSERT INTO score (review_id, criterion_id, level_id)
            SELECT NEW.id, g.criterion_id, g.level_id
              FROM score g WHERE g.review_id = draft;
            INSERT INTO feedback (review_id, section_id, version, text, saved_at)
            SELECT NEW.id, f.section_id, 1, f.text, f.saved_at
              FROM feedback f
             WHERE f.review_id = draft AND f.version = (
                SELECT MAX(v.version) FROM feedback v
                 WHERE v.review_id = draft AND v.section_id = f.section_id);
        END IF;
    END IF;
END;

-- The submission whose claim has come to its end; 0 when it hasn't, or somebody
-- has noticed before.
CREATE OR REPLACE FUNCTION claim_lapse(the_review BIGINT)
    RETURNS BIGINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE its_attempt BIGINT;
    DECLARE its_submission BIGINT;
    DECLARE whose VARCHAR(256);
    UPDATE review SET state = 'lapsed'
     WHERE id = the_review AND state = 'claimed'
       AND lapses_at <= UTC_TIMESTAMP(6);
    IF ROW_COUNT() = 0 THEN
        RETURN 0;
    END IF;
    SELECT a.id, a.submission_id, p.username
      INTO its_attempt, its_submission, whose
      FROM review r
      JOIN attempt a ON a.id = r.attempt_id
      JOIN person p ON p.id = r.assessor_id
     WHERE r.id = the_review;
    INSERT INTO review (public_id, attempt_id)
    VALUES (public_id_make(), its_attempt);
    INSERT INTO audit (action, submission_id, subject)
    VALUES ('review.lapsed', its_submission, LEFT(whose, 200));
    RETURN its_submission;
END;

-- 1 when the assessor is told that a claim comes to its end, 0 when that was
-- done before or there is nothing to tell.
CREATE OR REPLACE FUNCTION claim_warn(the_review BIGINT)
    RETURNS BIGINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    UPDATE review SET warned_at = UTC_TIMESTAMP(6)
     WHERE id = the_review AND state = 'claimed' AND warned_at IS NULL
       AND lapses_at > UTC_TIMESTAMP(6);
    RETURN ROW_COUNT();
END;

-- Claims that have an end, for whoever watches over them.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW claim_watch AS
SELECT id, lapses_at, warned_at
  FROM review
 WHERE state = 'claimed' AND lapses_at IS NOT NULL
;

-- Takes a review from its assessor, for `receiver` (NULL: for the queue): the
-- submission, or 0 when it isn't in this assessor's hand any more. The rules of
-- a claim hold for the receiver as for anybody.
CREATE OR REPLACE FUNCTION review_hand_over(
    the_review BIGINT, holder BIGINT, receiver BIGINT, ends DATETIME(6),
    administrator BIGINT, why VARCHAR(300) CHARSET utf8mb4)
    RETURNS BIGINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE its_attempt BIGINT;
    DECLARE its_submission BIGINT;
    DECLARE fresh BIGINT;
    SELECT a.id, a.submission_id INTO its_attempt, its_submission
      FROM review r JOIN attempt a ON a.id = r.attempt_id
     WHERE r.id = the_review AND r.assessor_id = holder AND r.state = 'claimed';
    IF its_attempt IS NULL THEN
        RETURN 0;
    END IF;
    CALL must(has_words(why), 'Handing over has a reason.');
    CALL must(EXISTS (SELECT 1 FROM person p
        JOIN role_grant g ON g.person_id = p.id AND g.role = 'administrator'
        WHERE p.id = administrator AND p.active = 1),
        'An administrator hands a review over.');
    CALL must(administrator <> attempt_author(its_attempt),
        'Nobody chooses the assessors of their own submission.');
    UPDATE review SET state = 'handed_over'
     WHERE id = the_review AND assessor_id = holder AND state = 'claimed';
    IF ROW_COUNT() = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO review (public_id, attempt_id)
    VALUES (public_id_make(), its_attempt);
    SET fresh = LAST_INSERT_ID();
    IF receiver IS NOT NULL THEN
        UPDATE review
           SET state = 'claimed', assessor_id = receiver,
               claimed_at = UTC_TIMESTAMP(6), lapses_at = ends
         WHERE id = fresh;
    END IF;
    INSERT INTO hand_over (review_id, to_review_id, administrator_id, reason,
        handed_at)
    VALUES (the_review, IF(receiver IS NULL, NULL, fresh), administrator, why,
        UTC_TIMESTAMP(6));
    RETURN its_submission;
END;

-- ---- what is told ----------------------------------------------------------

-- As in 0017: that a claim lapsed is the courier's to tell of.
CREATE OR REPLACE FUNCTION audit_may(
    account VARCHAR(128) CHARSET utf8mb4 COLLATE utf8mb4_bin,
    what VARCHAR(40) CHARSET utf8mb4 COLLATE utf8mb4_bin)
RETURNS BOOLEAN DETERMINISTIC NO SQL
BEGIN
    DECLARE pool VARCHAR(128) CHARSET utf8mb4 COLLATE utf8mb4_bin
        DEFAULT SUBSTRING_INDEX(account, '@', 1);
    IF pool = 'accolade_owner' OR pool NOT LIKE 'accolade\_%' THEN
        RETURN TRUE;
    END IF;
    RETURN CASE
    WHEN what = 'review.lapsed' THEN pool = 'accolade_courier'
    WHEN what IN ('review.handed_back', 'review.handed_over') THEN pool = 'accolade_administrator'
    WHEN what LIKE 'review.%' THEN pool = 'accolade_assessor'
    WHEN what LIKE 'decision.%' OR what IN ('submission.passed_back',
        'submission.third_asked', 'award.revoked') THEN pool = 'accolade_issuer'
    WHEN what LIKE 'submission.%' OR what LIKE 'award.%'
        THEN pool = 'accolade_educator'
    WHEN what LIKE 'credential.%' THEN pool = 'accolade_signer'
    WHEN what LIKE 'duty.%' THEN pool = 'accolade_administrator'
    WHEN what IN ('sign_on', 'sign_out') THEN pool = 'accolade_signon'
    ELSE TRUE
    END;
END;

ALTER TABLE message
    DROP CONSTRAINT message_kind,
    ADD CONSTRAINT message_kind CHECK (kind IN ('submitted', 'in_review', 'recommended', 'not_yet', 'awarded', 'revoked', 'passed_back', 'assessor_work', 'issuer_work', 'office_award', 'office_revoked', 'claim_warning', 'claim_lapsed', 'handed_from', 'handed_to'));

-- As in 0008, and when a claim ends.
CREATE OR REPLACE TRIGGER review_tell_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    IF OLD.state = 'recommended' AND NEW.state = 'claimed' THEN
        CALL message_add('passed_back', CONCAT(NEW.id, '-',
            DATE_FORMAT(OLD.recommended_at, '%Y%m%d%H%i%s%f')),
            NEW.assessor_id, NEW.attempt_id, NULL, UTC_TIMESTAMP(6));
    ELSEIF NEW.state = 'lapsed' AND OLD.state = 'claimed' THEN
        CALL message_add('claim_lapsed', NEW.id, NEW.assessor_id,
            NEW.attempt_id, NULL, UTC_TIMESTAMP(6));
    ELSEIF NEW.warned_at IS NOT NULL AND OLD.warned_at IS NULL THEN
        CALL message_add('claim_warning', CONCAT(NEW.id, '-',
            DATE_FORMAT(NEW.lapses_at, '%Y%m%d%H%i%s%f')),
            NEW.assessor_id, NEW.attempt_id, NULL, UTC_TIMESTAMP(6));
    END IF;
END;

CREATE OR REPLACE TRIGGER hand_over_tell_after_insert AFTER INSERT ON hand_over
FOR EACH ROW
BEGIN
    DECLARE its_attempt BIGINT DEFAULT (SELECT attempt_id FROM review
        WHERE id = NEW.review_id);
    CALL message_add('handed_from', NEW.review_id, (SELECT assessor_id
        FROM review WHERE id = NEW.review_id), its_attempt, NULL, NEW.handed_at);
    IF NEW.to_review_id IS NOT NULL THEN
        CALL message_add('handed_to', NEW.to_review_id, (SELECT assessor_id
            FROM review WHERE id = NEW.to_review_id), its_attempt, NULL,
            NEW.handed_at);
    END IF;
END;

-- As in 0008, with the end of a claim.
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
       (SELECT v.lapses_at FROM review v
         WHERE v.attempt_id = a.id AND v.assessor_id = m.person_id
           AND v.state = 'claimed') AS lapses_at,
       CASE m.kind
       WHEN 'submitted' THEN a.submitted_at <=> m.fact_at
       WHEN 'in_review' THEN a.state = 'in_review'
       WHEN 'recommended' THEN a.state = 'recommended'
       WHEN 'passed_back' THEN EXISTS (SELECT 1 FROM review v
            WHERE v.attempt_id = a.id AND v.assessor_id = m.person_id
              AND v.state = 'claimed')
       WHEN 'claim_warning' THEN EXISTS (SELECT 1 FROM review v
            WHERE v.attempt_id = a.id AND v.assessor_id = m.person_id
              AND v.state = 'claimed' AND v.warned_at IS NOT NULL)
       WHEN 'claim_lapsed' THEN NOT EXISTS (SELECT 1 FROM review v
            WHERE v.attempt_id = a.id AND v.assessor_id = m.person_id
              AND v.live = 1)
       WHEN 'handed_to' THEN EXISTS (SELECT 1 FROM review v
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

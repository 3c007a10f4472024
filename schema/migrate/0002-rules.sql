-- 0002: the rules that nobody may break, whatever a worker does.
--
-- They run with the owner's rights, on the server, for every account, and each
-- refuses with a sentence (SQLSTATE 45000).
--
-- States follow from what happened; nobody writes them twice. A worker does one
-- thing, and triggers draw what follows from it, in the same statement:
--
--   educator   UPDATE attempt draft -> submitted   opens the reviews
--              ... -> draft (recalled)             withdraws the open reviews
--              ... -> discarded                    discards the submission
--   assessor   UPDATE review open -> claimed       attempt: in_review
--              ... -> given_back                   attempt: submitted, if no
--                review is left; then INSERT review (public_id, attempt_id)
--                makes the place free again
--              ... -> recommended                  attempt: recommended, when
--                all are in
--   issuer     INSERT referral passed_back         reviews: claimed again,
--                                                  attempt: in_review
--              INSERT referral third               one more open review,
--                                                  attempt: in_review
--              INSERT decision not_yet             attempt: not_yet, and the
--                next one is open with its content
--              INSERT decision award, then award   attempt and submission:
--                awarded; credit is posted, the award is private
--              INSERT revocation                   the credit is taken back
--
-- So no account but the educator's updates `attempt`, and none `submission`. A
-- table that a statement reads can't be written by its triggers (error 1442):
-- write the statements above for one table each, without joining those in the
-- right column (INSERT ... VALUES; UPDATE review ... WHERE id = ? AND
-- assessor_id = ?). The rules below check all that a join would have.
--
-- What a rule asks is read with a lock (LOCK IN SHARE MODE, FOR UPDATE): a
-- plain read would see the past of a transaction that began before. Two at once
-- may meet in a deadlock; one of them is run again.

-- ---- words ----------------------------------------------------------------

-- Refuses unless the condition is known and true.
CREATE OR REPLACE PROCEDURE must(IN held BOOLEAN, IN words VARCHAR(128))
BEGIN
    IF NOT (held <=> TRUE) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = words;
    END IF;
END;

-- 128 random bits with the alphabet of base/token: CONV's digits 0 to v, where
-- 0, 1, 8 and 9 become w to z. The last character has three bits.
CREATE OR REPLACE FUNCTION public_id_make() RETURNS CHAR(26)
CHARSET utf8mb4 COLLATE utf8mb4_bin NOT DETERMINISTIC NO SQL
BEGIN
    RETURN CONCAT(LEFT(REPLACE(REPLACE(REPLACE(REPLACE(LOWER(CONCAT(
        LPAD(CONV(HEX(RANDOM_BYTES(5)), 16, 32), 8, '0'),
        LPAD(CONV(HEX(RANDOM_BYTES(5)), 16, 32), 8, '0'),
        LPAD(CONV(HEX(RANDOM_BYTES(5)), 16, 32), 8, '0'),
        LPAD(CONV(HEX(RANDOM_BYTES(5)), 16, 32), 8, '0'))),
        '0', 'w'), '1', 'x'), '8', 'y'), '9', 'z'), 25),
        SUBSTRING('aeimquy4', 1 + (ORD(RANDOM_BYTES(1)) & 7), 1));
END;

CREATE OR REPLACE FUNCTION has_words(text MEDIUMTEXT CHARSET utf8mb4)
RETURNS BOOLEAN DETERMINISTIC NO SQL
BEGIN
    RETURN COALESCE(text REGEXP '[^[:space:]]', FALSE);
END;

-- May this person act as assessor or issuer for this micro-credential, now?
CREATE OR REPLACE FUNCTION may_act(who BIGINT, micro_credential BIGINT,
    as_what VARCHAR(10) CHARSET utf8mb4 COLLATE utf8mb4_bin)
RETURNS BOOLEAN READS SQL DATA
BEGIN
    RETURN EXISTS (
        SELECT 1
          FROM person p
          JOIN role_grant g ON g.person_id = p.id AND g.role = as_what
          JOIN duty d ON d.person_id = p.id AND d.duty = as_what
         WHERE p.id = who AND p.active = 1
           AND d.micro_credential_id = micro_credential);
END;

CREATE OR REPLACE FUNCTION attempt_edition(attempt_id BIGINT)
RETURNS BIGINT READS SQL DATA
BEGIN
    RETURN (SELECT s.edition_id
              FROM attempt a JOIN submission s ON s.id = a.submission_id
             WHERE a.id = attempt_id);
END;

CREATE OR REPLACE FUNCTION attempt_micro_credential(attempt_id BIGINT)
RETURNS BIGINT READS SQL DATA
BEGIN
    RETURN (SELECT s.micro_credential_id
              FROM attempt a JOIN submission s ON s.id = a.submission_id
             WHERE a.id = attempt_id);
END;

CREATE OR REPLACE FUNCTION attempt_author(attempt_id BIGINT)
RETURNS BIGINT READS SQL DATA
BEGIN
    RETURN (SELECT s.person_id
              FROM attempt a JOIN submission s ON s.id = a.submission_id
             WHERE a.id = attempt_id);
END;

-- ---- people and sessions --------------------------------------------------

CREATE OR REPLACE TRIGGER person_before_update BEFORE UPDATE ON person
FOR EACH ROW
BEGIN
    CALL must(NEW.id = OLD.id AND NEW.public_id = OLD.public_id
        AND NEW.directory_key = OLD.directory_key,
        'A person stays the same person.');
END;

CREATE OR REPLACE TRIGGER person_before_delete BEFORE DELETE ON person
FOR EACH ROW CALL must(FALSE, 'A person is never deleted.');

CREATE OR REPLACE TRIGGER session_before_update BEFORE UPDATE ON session
FOR EACH ROW
BEGIN
    CALL must(NEW.id = OLD.id AND NEW.token_hash = OLD.token_hash
        AND NEW.person_id = OLD.person_id AND NEW.started_at = OLD.started_at,
        'A session stays its person''s.');
    CALL must(OLD.ended_at IS NULL OR NEW.ended_at <=> OLD.ended_at,
        'A session that ended stays ended.');
END;

-- ---- editions: unchangeable once somebody has used them -------------------

-- The lock makes a submission that begins at this moment wait.
CREATE OR REPLACE PROCEDURE edition_must_be_unused(IN wanted BIGINT)
BEGIN
    DECLARE found BIGINT;
    SELECT id INTO found FROM edition WHERE id = wanted FOR UPDATE;
    CALL must(NOT EXISTS (SELECT 1 FROM submission WHERE edition_id = wanted
        LOCK IN SHARE MODE), 'Somebody has used this edition: it stands.');
END;

CREATE OR REPLACE TRIGGER edition_before_update BEFORE UPDATE ON edition
FOR EACH ROW
BEGIN
    CALL must(NEW.id = OLD.id AND NEW.number = OLD.number
        AND NEW.micro_credential_id = OLD.micro_credential_id,
        'An edition stays where it belongs.');
    IF EXISTS (SELECT 1 FROM submission WHERE edition_id = OLD.id
        LOCK IN SHARE MODE) THEN
        CALL must((NEW.state = OLD.state
            OR (OLD.state = 'published' AND NEW.state = 'retired'))
            AND CAST(JSON_ARRAY(NEW.competency_id, NEW.title, NEW.summary,
                NEW.description, NEW.criteria, NEW.effort, NEW.level_name,
                NEW.credit_amount, NEW.credit_unit, NEW.valid_months,
                NEW.review_policy, NEW.review_days, NEW.assessor_count,
                NEW.anonymous, NEW.artifact_least, NEW.artifact_most,
                NEW.reflection_prompt, NEW.reflection_least,
                NEW.reflection_most, NEW.badge_shape, NEW.badge_colour,
                NEW.badge_level, NEW.badge_symbol, HEX(NEW.content_hash),
                NEW.published_at) AS BINARY)
            = CAST(JSON_ARRAY(OLD.competency_id, OLD.title, OLD.summary,
                OLD.description, OLD.criteria, OLD.effort, OLD.level_name,
                OLD.credit_amount, OLD.credit_unit, OLD.valid_months,
                OLD.review_policy, OLD.review_days, OLD.assessor_count,
                OLD.anonymous, OLD.artifact_least, OLD.artifact_most,
                OLD.reflection_prompt, OLD.reflection_least,
                OLD.reflection_most, OLD.badge_shape, OLD.badge_colour,
                OLD.badge_level, OLD.badge_symbol, HEX(OLD.content_hash),
                OLD.published_at) AS BINARY),
            'Somebody has used this edition: it stands.');
    END IF;
END;

CREATE OR REPLACE TRIGGER edition_alignment_before_insert BEFORE INSERT ON edition_alignment
FOR EACH ROW CALL edition_must_be_unused(NEW.edition_id);

CREATE OR REPLACE TRIGGER edition_alignment_before_update BEFORE UPDATE ON edition_alignment
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL edition_must_be_unused(NEW.edition_id);
END;

CREATE OR REPLACE TRIGGER edition_alignment_before_delete BEFORE DELETE ON edition_alignment
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE TRIGGER section_before_insert BEFORE INSERT ON section
FOR EACH ROW CALL edition_must_be_unused(NEW.edition_id);

CREATE OR REPLACE TRIGGER section_before_update BEFORE UPDATE ON section
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL edition_must_be_unused(NEW.edition_id);
END;

CREATE OR REPLACE TRIGGER section_before_delete BEFORE DELETE ON section
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE TRIGGER suggested_task_before_insert BEFORE INSERT ON suggested_task
FOR EACH ROW CALL edition_must_be_unused(NEW.edition_id);

CREATE OR REPLACE TRIGGER suggested_task_before_update BEFORE UPDATE ON suggested_task
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL edition_must_be_unused(NEW.edition_id);
END;

CREATE OR REPLACE TRIGGER suggested_task_before_delete BEFORE DELETE ON suggested_task
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE TRIGGER resource_before_insert BEFORE INSERT ON resource
FOR EACH ROW CALL edition_must_be_unused(NEW.edition_id);

CREATE OR REPLACE TRIGGER resource_before_update BEFORE UPDATE ON resource
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL edition_must_be_unused(NEW.edition_id);
END;

CREATE OR REPLACE TRIGGER resource_before_delete BEFORE DELETE ON resource
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE TRIGGER example_before_insert BEFORE INSERT ON example
FOR EACH ROW CALL edition_must_be_unused(NEW.edition_id);

CREATE OR REPLACE TRIGGER example_before_update BEFORE UPDATE ON example
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL edition_must_be_unused(NEW.edition_id);
END;

CREATE OR REPLACE TRIGGER example_before_delete BEFORE DELETE ON example
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE TRIGGER level_before_insert BEFORE INSERT ON level
FOR EACH ROW CALL edition_must_be_unused(NEW.edition_id);

CREATE OR REPLACE TRIGGER level_before_update BEFORE UPDATE ON level
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL edition_must_be_unused(NEW.edition_id);
END;

CREATE OR REPLACE TRIGGER level_before_delete BEFORE DELETE ON level
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE PROCEDURE criterion_must_fit(
    IN wanted BIGINT, IN its_section BIGINT)
BEGIN
    CALL edition_must_be_unused(wanted);
    CALL must((SELECT edition_id FROM section WHERE id = its_section) = wanted,
        'The section is of another edition.');
END;

CREATE OR REPLACE TRIGGER criterion_before_insert BEFORE INSERT ON criterion
FOR EACH ROW CALL criterion_must_fit(NEW.edition_id, NEW.section_id);

CREATE OR REPLACE TRIGGER criterion_before_update BEFORE UPDATE ON criterion
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(OLD.edition_id);
    CALL criterion_must_fit(NEW.edition_id, NEW.section_id);
END;

CREATE OR REPLACE TRIGGER criterion_before_delete BEFORE DELETE ON criterion
FOR EACH ROW CALL edition_must_be_unused(OLD.edition_id);

CREATE OR REPLACE PROCEDURE cell_must_fit(IN its_criterion BIGINT, IN its_level BIGINT)
BEGIN
    DECLARE wanted BIGINT;
    SELECT edition_id INTO wanted FROM criterion WHERE id = its_criterion;
    CALL edition_must_be_unused(wanted);
    CALL must((SELECT edition_id FROM level WHERE id = its_level) = wanted,
        'The level is of another edition.');
END;

CREATE OR REPLACE TRIGGER cell_before_insert BEFORE INSERT ON cell
FOR EACH ROW CALL cell_must_fit(NEW.criterion_id, NEW.level_id);

CREATE OR REPLACE TRIGGER cell_before_update BEFORE UPDATE ON cell
FOR EACH ROW
BEGIN
    CALL cell_must_fit(OLD.criterion_id, OLD.level_id);
    CALL cell_must_fit(NEW.criterion_id, NEW.level_id);
END;

CREATE OR REPLACE TRIGGER cell_before_delete BEFORE DELETE ON cell
FOR EACH ROW CALL cell_must_fit(OLD.criterion_id, OLD.level_id);

-- ---- submissions and attempts ---------------------------------------------

CREATE OR REPLACE TRIGGER submission_before_insert BEFORE INSERT ON submission
FOR EACH ROW
BEGIN
    CALL must(NEW.state = 'open', 'A submission begins open.');
    CALL must(EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id
        AND micro_credential_id = NEW.micro_credential_id
        AND state = 'published' LOCK IN SHARE MODE),
        'A submission uses the published edition.');
    CALL must(EXISTS (SELECT 1 FROM person p JOIN role_grant g
        ON g.person_id = p.id AND g.role = 'educator'
        WHERE p.id = NEW.person_id AND p.active = 1),
        'Only an educator at work begins a submission.');
END;

CREATE OR REPLACE TRIGGER submission_before_update BEFORE UPDATE ON submission
FOR EACH ROW
BEGIN
    CALL must(NEW.id = OLD.id AND NEW.public_id = OLD.public_id
        AND NEW.number = OLD.number AND NEW.person_id = OLD.person_id
        AND NEW.micro_credential_id = OLD.micro_credential_id
        AND NEW.edition_id = OLD.edition_id AND NEW.created_at = OLD.created_at,
        'A submission stays its educator''s, on its edition.');
    IF NEW.state <> OLD.state THEN
        CALL must(OLD.state = 'open', 'This submission is closed.');
        CALL must(EXISTS (SELECT 1 FROM attempt WHERE submission_id = NEW.id
            AND state = NEW.state), 'No attempt says so.');
    END IF;
END;

CREATE OR REPLACE TRIGGER submission_before_delete BEFORE DELETE ON submission
FOR EACH ROW CALL must(FALSE, 'A submission is never deleted.');

-- Share locks: content is saved while the state stands, and a change of state
-- waits for saves that are on their way.
CREATE OR REPLACE PROCEDURE attempt_must_be_draft(IN wanted BIGINT)
BEGIN
    CALL must((SELECT state FROM attempt WHERE id = wanted
        LOCK IN SHARE MODE) = 'draft', 'Only a draft can be changed.');
END;

CREATE OR REPLACE PROCEDURE attempt_must_be_complete(IN wanted BIGINT)
BEGIN
    DECLARE least INT;
    DECLARE most INT;
    DECLARE given INT;
    DECLARE its_edition BIGINT DEFAULT attempt_edition(wanted);
    CALL must(NOT EXISTS (SELECT 1 FROM section s
        WHERE s.edition_id = its_edition AND s.kind = 'text'
        AND NOT has_words((SELECT r.text FROM response r
            WHERE r.attempt_id = wanted AND r.section_id = s.id
            ORDER BY r.version DESC LIMIT 1 LOCK IN SHARE MODE))),
        'A section is empty.');
    SELECT artifact_least, artifact_most INTO least, most
      FROM edition WHERE id = its_edition;
    SELECT COUNT(*) INTO given FROM artifact
     WHERE attempt_id = wanted AND removed_at IS NULL LOCK IN SHARE MODE;
    CALL must(given >= least, 'There are too few artifacts.');
    CALL must(given <= most, 'There are too many artifacts.');
    CALL must(NOT EXISTS (SELECT 1 FROM artifact f
        WHERE f.attempt_id = wanted AND f.removed_at IS NULL
        AND NOT has_words((SELECT r.text FROM reflection r
            WHERE r.artifact_id = f.id
            ORDER BY r.version DESC LIMIT 1 LOCK IN SHARE MODE))),
        'An artifact has no reflection.');
END;

-- What must have happened before an attempt that was handed in changes state.
CREATE OR REPLACE PROCEDURE attempt_must_have_come_to(IN wanted BIGINT,
    IN step VARCHAR(40) CHARSET utf8mb4 COLLATE utf8mb4_bin)
BEGIN
    DECLARE open_ones INT;
    DECLARE live_ones INT;
    DECLARE unfinished INT;
    DECLARE finished INT;
    SELECT COUNT(IF(state = 'open', 1, NULL)), COUNT(live),
           COUNT(IF(state = 'claimed', 1, NULL)),
           COUNT(IF(state = 'recommended', 1, NULL))
      INTO open_ones, live_ones, unfinished, finished
      FROM review WHERE attempt_id = wanted LOCK IN SHARE MODE;
    CASE step
    WHEN 'submitted to draft' THEN
        CALL must(live_ones = 0, 'An assessor is reading this already.');
    WHEN 'submitted to in_review' THEN
        CALL must(live_ones > 0, 'No assessor has claimed this.');
    WHEN 'in_review to submitted' THEN
        CALL must(live_ones = 0, 'An assessor is reading this.');
    WHEN 'in_review to recommended' THEN
        CALL must(open_ones + unfinished = 0 AND finished >= (
            SELECT assessor_count FROM edition
             WHERE id = attempt_edition(wanted)),
            'Not every recommendation is in.');
    WHEN 'recommended to in_review' THEN
        CALL must(open_ones + unfinished > 0, 'No review is going on.');
    WHEN 'recommended to awarded' THEN
        CALL must(EXISTS (SELECT 1 FROM decision d
            JOIN award w ON w.decision_id = d.id
            WHERE d.attempt_id = wanted AND d.outcome = 'award'),
            'Nobody has decided to award this.');
    WHEN 'recommended to not_yet' THEN
        CALL must(EXISTS (SELECT 1 FROM decision
            WHERE attempt_id = wanted AND outcome = 'not_yet'),
            'Nobody has decided on this.');
    ELSE
        CALL must(FALSE, 'An attempt doesn''t change in this way.');
    END CASE;
END;

CREATE OR REPLACE TRIGGER attempt_before_insert BEFORE INSERT ON attempt
FOR EACH ROW
BEGIN
    CALL must(NEW.state = 'draft' AND NEW.submitted_at IS NULL
        AND NEW.due_at IS NULL, 'An attempt begins as a draft.');
    CALL must((SELECT state FROM submission WHERE id = NEW.submission_id
        LOCK IN SHARE MODE) = 'open', 'This submission is closed.');
    CALL must(NEW.ordinal = 1 OR (SELECT state FROM attempt
        WHERE submission_id = NEW.submission_id
        AND ordinal = NEW.ordinal - 1 LOCK IN SHARE MODE) = 'not_yet',
        'The next attempt follows one that fell short.');
END;

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
            AND NEW.due_at = OLD.due_at AND NEW.consent = OLD.consent
            AND NEW.own_work = OLD.own_work AND NEW.saved_at <=> OLD.saved_at,
            'What was handed in stands.');
        IF NEW.state <> OLD.state THEN
            CALL attempt_must_have_come_to(NEW.id, step);
        END IF;
    END IF;
END;

CREATE OR REPLACE TRIGGER attempt_after_update AFTER UPDATE ON attempt
FOR EACH ROW
BEGIN
    DECLARE places INT DEFAULT 0;
    IF OLD.state = 'draft' AND NEW.state = 'submitted' THEN
        SELECT assessor_count INTO places FROM edition
         WHERE id = attempt_edition(NEW.id);
        WHILE places > 0 DO
            INSERT INTO review (public_id, attempt_id)
            VALUES (public_id_make(), NEW.id);
            SET places = places - 1;
        END WHILE;
    ELSEIF OLD.state = 'submitted' AND NEW.state = 'draft' THEN
        UPDATE review SET state = 'withdrawn'
         WHERE attempt_id = NEW.id AND state = 'open';
    ELSEIF OLD.state <> NEW.state
        AND NEW.state IN ('awarded', 'discarded') THEN
        UPDATE submission SET state = NEW.state WHERE id = NEW.submission_id;
    END IF;
END;

CREATE OR REPLACE TRIGGER attempt_before_delete BEFORE DELETE ON attempt
FOR EACH ROW CALL must(FALSE, 'An attempt is never deleted.');

-- ---- content of an attempt ------------------------------------------------

CREATE OR REPLACE TRIGGER response_before_insert BEFORE INSERT ON response
FOR EACH ROW
BEGIN
    CALL attempt_must_be_draft(NEW.attempt_id);
    CALL must((SELECT edition_id FROM section WHERE id = NEW.section_id)
        = attempt_edition(NEW.attempt_id),
        'The section is of another edition.');
END;

CREATE OR REPLACE TRIGGER response_before_update BEFORE UPDATE ON response
FOR EACH ROW
BEGIN
    CALL attempt_must_be_draft(OLD.attempt_id);
    CALL must(NEW.attempt_id = OLD.attempt_id AND NEW.version = OLD.version
        AND NEW.section_id = OLD.section_id,
        'An answer stays in its section.');
END;

CREATE OR REPLACE TRIGGER response_before_delete BEFORE DELETE ON response
FOR EACH ROW CALL attempt_must_be_draft(OLD.attempt_id);

CREATE OR REPLACE TRIGGER file_before_update BEFORE UPDATE ON file
FOR EACH ROW
BEGIN
    -- A file that is stored again is found again.
    CALL must(NEW.id = OLD.id AND NEW.sha256 = OLD.sha256
        AND NEW.size_bytes = OLD.size_bytes
        AND NEW.media_type = OLD.media_type AND NEW.stored_at = OLD.stored_at,
        'A stored file never changes.');
END;

-- Removed artifacts count too: a belt against filling the table, not a rule
-- that anyone meets.
CREATE OR REPLACE TRIGGER artifact_before_insert BEFORE INSERT ON artifact
FOR EACH ROW
BEGIN
    CALL attempt_must_be_draft(NEW.attempt_id);
    CALL must((SELECT COUNT(*) FROM artifact WHERE attempt_id = NEW.attempt_id)
        < 3 * (SELECT artifact_most FROM edition
                WHERE id = attempt_edition(NEW.attempt_id)),
        'Artifacts were added and removed too often.');
END;

CREATE OR REPLACE TRIGGER artifact_before_update BEFORE UPDATE ON artifact
FOR EACH ROW
BEGIN
    CALL attempt_must_be_draft(OLD.attempt_id);
    CALL must(NEW.id = OLD.id AND NEW.public_id = OLD.public_id
        AND NEW.attempt_id = OLD.attempt_id AND NEW.kind = OLD.kind
        AND CAST(NEW.url AS BINARY) <=> CAST(OLD.url AS BINARY)
        AND NEW.file_id <=> OLD.file_id AND NEW.once_key = OLD.once_key
        AND NEW.added_at = OLD.added_at,
        'An artifact is removed and added again, not changed.');
END;

CREATE OR REPLACE TRIGGER artifact_before_delete BEFORE DELETE ON artifact
FOR EACH ROW CALL attempt_must_be_draft(OLD.attempt_id);

CREATE OR REPLACE PROCEDURE artifact_must_be_of_draft(IN wanted BIGINT)
BEGIN
    DECLARE its_attempt BIGINT;
    SELECT attempt_id INTO its_attempt FROM artifact WHERE id = wanted;
    CALL attempt_must_be_draft(its_attempt);
END;

CREATE OR REPLACE TRIGGER reflection_before_insert BEFORE INSERT ON reflection
FOR EACH ROW CALL artifact_must_be_of_draft(NEW.artifact_id);

CREATE OR REPLACE TRIGGER reflection_before_update BEFORE UPDATE ON reflection
FOR EACH ROW
BEGIN
    CALL artifact_must_be_of_draft(OLD.artifact_id);
    CALL must(NEW.artifact_id = OLD.artifact_id AND NEW.version = OLD.version,
        'A reflection stays with its artifact.');
END;

CREATE OR REPLACE TRIGGER reflection_before_delete BEFORE DELETE ON reflection
FOR EACH ROW CALL artifact_must_be_of_draft(OLD.artifact_id);

-- ---- reviews --------------------------------------------------------------

-- As many places as the edition asks for, and one more for each third reading.
CREATE OR REPLACE TRIGGER review_before_insert BEFORE INSERT ON review
FOR EACH ROW
BEGIN
    CALL must(NEW.state = 'open' AND NEW.assessor_id IS NULL
        AND NEW.claimed_at IS NULL AND NEW.recommended_at IS NULL
        AND NEW.recommendation IS NULL AND NEW.note IS NULL,
        'A review begins open.');
    CALL must((SELECT state FROM attempt WHERE id = NEW.attempt_id
        LOCK IN SHARE MODE) IN ('submitted', 'in_review', 'recommended'),
        'This attempt isn''t under review.');
    CALL must((SELECT COUNT(*) FROM review WHERE attempt_id = NEW.attempt_id
            AND state IN ('open', 'claimed', 'recommended') LOCK IN SHARE MODE)
        < (SELECT assessor_count FROM edition
            WHERE id = attempt_edition(NEW.attempt_id))
        + (SELECT COUNT(*) FROM referral
            WHERE attempt_id = NEW.attempt_id AND kind = 'third'),
        'This attempt has all its reviews.');
END;

CREATE OR REPLACE PROCEDURE assessor_must_be_free(
    IN wanted BIGINT, IN assessor BIGINT)
BEGIN
    CALL must(may_act(assessor, attempt_micro_credential(wanted), 'assessor'),
        'Only an assessor of this micro-credential reviews it.');
    CALL must(assessor <> attempt_author(wanted),
        'Nobody assesses their own submission.');
END;

-- Every row of the rubric has a level, every section has feedback.
CREATE OR REPLACE PROCEDURE review_must_be_complete(
    IN wanted BIGINT, IN its_attempt BIGINT)
BEGIN
    DECLARE its_edition BIGINT DEFAULT attempt_edition(its_attempt);
    CALL must(NOT EXISTS (SELECT 1 FROM criterion c
        WHERE c.edition_id = its_edition AND NOT EXISTS (
            SELECT 1 FROM score g WHERE g.review_id = wanted
            AND g.criterion_id = c.id LOCK IN SHARE MODE)),
        'A row of the rubric has no level.');
    CALL must(NOT EXISTS (SELECT 1 FROM section s
        WHERE s.edition_id = its_edition
        AND NOT has_words((SELECT f.text FROM feedback f
            WHERE f.review_id = wanted AND f.section_id = s.id
            ORDER BY f.version DESC LIMIT 1 LOCK IN SHARE MODE))),
        'A section has no feedback.');
END;

CREATE OR REPLACE TRIGGER review_before_update BEFORE UPDATE ON review
FOR EACH ROW
BEGIN
    DECLARE step VARCHAR(40) CHARSET utf8mb4 COLLATE utf8mb4_bin
        DEFAULT CONCAT(OLD.state, ' to ', NEW.state);
    DECLARE attempt_is VARCHAR(12) CHARSET utf8mb4 COLLATE utf8mb4_bin;
    DECLARE referred DATETIME(6);
    CALL must(NEW.id = OLD.id AND NEW.public_id = OLD.public_id
        AND NEW.attempt_id = OLD.attempt_id,
        'A review stays where it belongs.');
    CALL must(NEW.assessor_id <=> OLD.assessor_id OR step = 'open to claimed',
        'A review stays its assessor''s.');
    CALL must(NEW.claimed_at <=> OLD.claimed_at OR step = 'open to claimed',
        'A review was claimed when it was claimed.');
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
    WHEN 'open to withdrawn' THEN
        CALL must((SELECT state FROM attempt WHERE id = NEW.attempt_id)
            = 'draft', 'A review is withdrawn with its attempt.');
    ELSE
        CALL must(FALSE, 'A review doesn''t change in this way.');
    END CASE;
    CALL must(CAST(NEW.note AS BINARY) <=> CAST(OLD.note AS BINARY)
        OR OLD.state = 'claimed', 'A note is written while reviewing.');
END;

CREATE OR REPLACE TRIGGER review_after_update AFTER UPDATE ON review
FOR EACH ROW
BEGIN
    DECLARE waiting INT;
    DECLARE finished INT;
    DECLARE live_ones INT;
    IF OLD.state <> NEW.state
        AND NEW.state IN ('claimed', 'given_back', 'recommended') THEN
        SELECT COUNT(IF(state IN ('open', 'claimed'), 1, NULL)),
               COUNT(IF(state = 'recommended', 1, NULL)), COUNT(live)
          INTO waiting, finished, live_ones
          FROM review WHERE attempt_id = NEW.attempt_id LOCK IN SHARE MODE;
        IF OLD.state = 'open' THEN
            UPDATE attempt SET state = 'in_review'
             WHERE id = NEW.attempt_id AND state = 'submitted';
        ELSEIF NEW.state = 'given_back' AND live_ones = 0 THEN
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

CREATE OR REPLACE TRIGGER review_before_delete BEFORE DELETE ON review
FOR EACH ROW CALL must(FALSE, 'A review is never deleted.');

CREATE OR REPLACE PROCEDURE review_must_be_claimed(IN wanted BIGINT)
BEGIN
    CALL must((SELECT state FROM review WHERE id = wanted
        LOCK IN SHARE MODE) = 'claimed', 'Only a claimed review can be written.');
END;

CREATE OR REPLACE PROCEDURE score_must_fit(
    IN its_review BIGINT, IN its_criterion BIGINT, IN its_level BIGINT)
BEGIN
    DECLARE its_edition BIGINT DEFAULT (SELECT attempt_edition(attempt_id)
        FROM review WHERE id = its_review);
    CALL review_must_be_claimed(its_review);
    CALL must((SELECT edition_id FROM criterion WHERE id = its_criterion)
        = its_edition AND (SELECT edition_id FROM level WHERE id = its_level)
        = its_edition, 'The row or the level is of another rubric.');
END;

CREATE OR REPLACE TRIGGER score_before_insert BEFORE INSERT ON score
FOR EACH ROW CALL score_must_fit(NEW.review_id, NEW.criterion_id, NEW.level_id);

CREATE OR REPLACE TRIGGER score_before_update BEFORE UPDATE ON score
FOR EACH ROW
BEGIN
    CALL review_must_be_claimed(OLD.review_id);
    CALL must(NEW.review_id = OLD.review_id, 'A level stays in its review.');
    CALL score_must_fit(NEW.review_id, NEW.criterion_id, NEW.level_id);
END;

CREATE OR REPLACE TRIGGER score_before_delete BEFORE DELETE ON score
FOR EACH ROW CALL review_must_be_claimed(OLD.review_id);

CREATE OR REPLACE TRIGGER feedback_before_insert BEFORE INSERT ON feedback
FOR EACH ROW
BEGIN
    CALL review_must_be_claimed(NEW.review_id);
    CALL must((SELECT edition_id FROM section WHERE id = NEW.section_id)
        = (SELECT attempt_edition(attempt_id) FROM review
            WHERE id = NEW.review_id), 'The section is of another edition.');
END;

CREATE OR REPLACE TRIGGER feedback_before_update BEFORE UPDATE ON feedback
FOR EACH ROW
BEGIN
    CALL review_must_be_claimed(OLD.review_id);
    CALL must(NEW.review_id = OLD.review_id AND NEW.version = OLD.version
        AND NEW.section_id = OLD.section_id, 'Feedback stays in its section.');
END;

CREATE OR REPLACE TRIGGER feedback_before_delete BEFORE DELETE ON feedback
FOR EACH ROW CALL review_must_be_claimed(OLD.review_id);

-- ---- decisions ------------------------------------------------------------

-- The issuer of record, who neither wrote nor assessed it, of work that waits
-- for a decision.
CREATE OR REPLACE PROCEDURE issuer_must_be_free(IN wanted BIGINT, IN issuer BIGINT)
BEGIN
    DECLARE attempt_is VARCHAR(12) CHARSET utf8mb4 COLLATE utf8mb4_bin;
    DECLARE its_submission BIGINT;
    SELECT state, submission_id INTO attempt_is, its_submission
      FROM attempt WHERE id = wanted FOR UPDATE;
    CALL must(attempt_is = 'recommended', 'This attempt awaits no decision.');
    CALL must(NOT EXISTS (SELECT 1 FROM decision WHERE attempt_id = wanted
        LOCK IN SHARE MODE), 'This attempt is decided.');
    CALL must(may_act(issuer, attempt_micro_credential(wanted), 'issuer'),
        'Only an issuer of record of this micro-credential decides on it.');
    CALL must(issuer <> attempt_author(wanted),
        'Nobody decides on their own submission.');
    CALL must(NOT EXISTS (SELECT 1 FROM attempt a
        JOIN review r ON r.attempt_id = a.id AND r.live = 1
        WHERE a.submission_id = its_submission AND r.assessor_id = issuer),
        'An assessor of a submission doesn''t decide on it.');
END;

CREATE OR REPLACE TRIGGER referral_before_insert BEFORE INSERT ON referral
FOR EACH ROW
BEGIN
    DECLARE latest DATETIME(6);
    CALL issuer_must_be_free(NEW.attempt_id, NEW.issuer_id);
    -- Later than the recommendations that it answers.
    SELECT MAX(recommended_at) INTO latest FROM review
     WHERE attempt_id = NEW.attempt_id AND state = 'recommended'
      LOCK IN SHARE MODE;
    IF NEW.referred_at <= latest THEN
        SET NEW.referred_at = latest + INTERVAL 1 MICROSECOND;
    END IF;
END;

CREATE OR REPLACE TRIGGER referral_after_insert AFTER INSERT ON referral
FOR EACH ROW
BEGIN
    IF NEW.kind = 'third' THEN
        INSERT INTO review (public_id, attempt_id)
        VALUES (public_id_make(), NEW.attempt_id);
    ELSE
        UPDATE review
           SET state = 'claimed', recommendation = NULL, recommended_at = NULL
         WHERE attempt_id = NEW.attempt_id AND state = 'recommended';
    END IF;
    UPDATE attempt SET state = 'in_review' WHERE id = NEW.attempt_id;
END;

CREATE OR REPLACE TRIGGER referral_before_update BEFORE UPDATE ON referral
FOR EACH ROW CALL must(FALSE, 'A referral is never changed.');

CREATE OR REPLACE TRIGGER referral_before_delete BEFORE DELETE ON referral
FOR EACH ROW CALL must(FALSE, 'A referral is never deleted.');

CREATE OR REPLACE TRIGGER decision_before_insert BEFORE INSERT ON decision
FOR EACH ROW CALL issuer_must_be_free(NEW.attempt_id, NEW.issuer_id);

-- The next attempt begins with the last one's content. An artifact keeps its
-- once_key: it says which one of the last attempt it was.
CREATE OR REPLACE PROCEDURE attempt_open_next(IN last_one BIGINT, IN at DATETIME(6))
BEGIN
    DECLARE next_one BIGINT;
    INSERT INTO attempt (submission_id, ordinal, created_at)
    SELECT submission_id, ordinal + 1, at FROM (
        SELECT submission_id, ordinal FROM attempt WHERE id = last_one) AS found;
    SET next_one = LAST_INSERT_ID();
    INSERT INTO response (attempt_id, section_id, version, text, saved_at)
    SELECT next_one, r.section_id, 1, r.text, at FROM response r
     WHERE r.attempt_id = last_one AND r.version = (
        SELECT MAX(v.version) FROM response v
         WHERE v.attempt_id = last_one AND v.section_id = r.section_id);
    INSERT INTO artifact (public_id, attempt_id, position, kind, title, url,
        file_id, once_key, added_at)
    SELECT public_id_make(), next_one, f.position, f.kind, f.title, f.url,
        f.file_id, f.once_key, at FROM artifact f
     WHERE f.attempt_id = last_one AND f.removed_at IS NULL;
    INSERT INTO reflection (artifact_id, version, text, saved_at)
    SELECT n.id, 1, r.text, at
      FROM artifact n
      JOIN artifact f ON f.attempt_id = last_one AND f.once_key = n.once_key
      JOIN reflection r ON r.artifact_id = f.id AND r.version = (
        SELECT MAX(v.version) FROM reflection v WHERE v.artifact_id = f.id)
     WHERE n.attempt_id = next_one;
END;

CREATE OR REPLACE TRIGGER decision_after_insert AFTER INSERT ON decision
FOR EACH ROW
BEGIN
    IF NEW.outcome = 'not_yet' THEN
        UPDATE attempt SET state = 'not_yet' WHERE id = NEW.attempt_id;
        CALL attempt_open_next(NEW.attempt_id, NEW.decided_at);
    END IF;
END;

CREATE OR REPLACE TRIGGER decision_before_update BEFORE UPDATE ON decision
FOR EACH ROW CALL must(FALSE, 'A decision is never changed.');

CREATE OR REPLACE TRIGGER decision_before_delete BEFORE DELETE ON decision
FOR EACH ROW CALL must(FALSE, 'A decision is never deleted.');

-- ---- awards ---------------------------------------------------------------

-- Name and mail are the person's of this moment, the end is the edition's:
-- whatever the statement says.
CREATE OR REPLACE TRIGGER award_before_insert BEFORE INSERT ON award
FOR EACH ROW
BEGIN
    DECLARE its_attempt BIGINT DEFAULT (SELECT attempt_id FROM decision
        WHERE id = NEW.decision_id AND outcome = 'award');
    CALL must(its_attempt IS NOT NULL, 'Nobody has decided to award this.');
    CALL must(NEW.person_id = attempt_author(its_attempt)
        AND NEW.edition_id = attempt_edition(its_attempt),
        'An award is its educator''s, on the edition that was used.');
    SET NEW.expires_at = NEW.awarded_at + INTERVAL (SELECT valid_months
        FROM edition WHERE id = NEW.edition_id) MONTH;
    SET NEW.recipient_name = (SELECT name FROM person WHERE id = NEW.person_id);
    SET NEW.recipient_mail = (SELECT mail FROM person WHERE id = NEW.person_id);
END;

CREATE OR REPLACE TRIGGER award_after_insert AFTER INSERT ON award
FOR EACH ROW
BEGIN
    UPDATE attempt SET state = 'awarded'
     WHERE id = (SELECT attempt_id FROM decision WHERE id = NEW.decision_id);
    INSERT INTO award_share (award_id, changed_at)
    VALUES (NEW.id, NEW.awarded_at);
    INSERT INTO credit (person_id, award_id, kind, amount, unit, posted_at)
    SELECT NEW.person_id, NEW.id, 'award', credit_amount, credit_unit,
           NEW.awarded_at
      FROM edition WHERE id = NEW.edition_id AND credit_amount IS NOT NULL;
END;

CREATE OR REPLACE TRIGGER award_before_update BEFORE UPDATE ON award
FOR EACH ROW CALL must(FALSE, 'An award is never changed.');

CREATE OR REPLACE TRIGGER award_before_delete BEFORE DELETE ON award
FOR EACH ROW CALL must(FALSE, 'An award is never deleted.');

CREATE OR REPLACE TRIGGER award_share_before_update BEFORE UPDATE ON award_share
FOR EACH ROW
BEGIN
    CALL must(NEW.award_id = OLD.award_id, 'Sharing stays with its award.');
END;

CREATE OR REPLACE TRIGGER award_share_before_delete BEFORE DELETE ON award_share
FOR EACH ROW CALL must(FALSE, 'An award is hidden, not forgotten.');

CREATE OR REPLACE TRIGGER revocation_before_insert BEFORE INSERT ON revocation
FOR EACH ROW
BEGIN
    CALL must(may_act(NEW.issuer_id, (SELECT e.micro_credential_id
        FROM award w JOIN edition e ON e.id = w.edition_id
        WHERE w.id = NEW.award_id), 'issuer'),
        'Only an issuer of record of this micro-credential revokes it.');
    CALL must(has_words(NEW.reason), 'A revocation has a reason.');
END;

CREATE OR REPLACE TRIGGER revocation_after_insert AFTER INSERT ON revocation
FOR EACH ROW
BEGIN
    INSERT INTO credit (person_id, award_id, kind, amount, unit, posted_at)
    SELECT person_id, award_id, 'reversal', -amount, unit, NEW.revoked_at
      FROM credit WHERE award_id = NEW.award_id AND kind = 'award';
END;

CREATE OR REPLACE TRIGGER revocation_before_update BEFORE UPDATE ON revocation
FOR EACH ROW CALL must(FALSE, 'A revocation is never changed.');

CREATE OR REPLACE TRIGGER revocation_before_delete BEFORE DELETE ON revocation
FOR EACH ROW CALL must(FALSE, 'A revocation is never deleted.');

CREATE OR REPLACE TRIGGER credit_before_insert BEFORE INSERT ON credit
FOR EACH ROW
BEGIN
    CALL must((SELECT person_id FROM award WHERE id = NEW.award_id)
        = NEW.person_id, 'Credit is posted to whom the award belongs.');
    CALL must(NEW.kind = 'award' OR EXISTS (SELECT 1 FROM revocation
        WHERE award_id = NEW.award_id), 'This award isn''t revoked.');
END;

CREATE OR REPLACE TRIGGER credit_before_update BEFORE UPDATE ON credit
FOR EACH ROW CALL must(FALSE, 'A posting is never changed.');

CREATE OR REPLACE TRIGGER credit_before_delete BEFORE DELETE ON credit
FOR EACH ROW CALL must(FALSE, 'A posting is never deleted.');

-- ---- credentials ----------------------------------------------------------

CREATE OR REPLACE TRIGGER credential_before_insert BEFORE INSERT ON credential
FOR EACH ROW
BEGIN
    CALL must(EXISTS (SELECT 1 FROM award w JOIN decision d
        ON d.id = w.decision_id AND d.outcome = 'award'
        WHERE w.id = NEW.award_id), 'Nobody has decided to award this.');
    CALL must(NOT EXISTS (SELECT 1 FROM revocation
        WHERE award_id = NEW.award_id LOCK IN SHARE MODE),
        'A revoked award isn''t signed.');
END;

CREATE OR REPLACE TRIGGER credential_before_update BEFORE UPDATE ON credential
FOR EACH ROW CALL must(FALSE, 'A credential is never changed.');

CREATE OR REPLACE TRIGGER credential_before_delete BEFORE DELETE ON credential
FOR EACH ROW CALL must(FALSE, 'A credential is never deleted.');

CREATE OR REPLACE TRIGGER signing_key_before_update BEFORE UPDATE ON signing_key
FOR EACH ROW CALL must(FALSE, 'A signing key is never changed.');

CREATE OR REPLACE TRIGGER signing_key_before_delete BEFORE DELETE ON signing_key
FOR EACH ROW CALL must(FALSE, 'A signing key is never deleted.');

-- ---- audit ----------------------------------------------------------------

-- USER() is who is connected, also here, where the owner's rights hold.
CREATE OR REPLACE TRIGGER audit_before_insert BEFORE INSERT ON audit
FOR EACH ROW SET NEW.account = USER(), NEW.at = UTC_TIMESTAMP(6);

CREATE OR REPLACE TRIGGER audit_before_update BEFORE UPDATE ON audit
FOR EACH ROW CALL must(FALSE, 'The audit trail is never changed.');

CREATE OR REPLACE TRIGGER audit_before_delete BEFORE DELETE ON audit
FOR EACH ROW CALL must(FALSE, 'The audit trail is never deleted.');

-- ---- what one role may see of another's work ------------------------------

-- What assessors wrote, once it is decided: before that nothing of it reaches
-- the educator's account.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW decided_review AS
SELECT r.id, r.attempt_id, r.recommended_at, d.outcome
  FROM review r JOIN decision d ON d.attempt_id = r.attempt_id
WHERE r.state = 'recommended';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW decided_score AS
SELECT r.attempt_id, g.review_id, g.criterion_id, g.level_id
  FROM review r JOIN decision d ON d.attempt_id = r.attempt_id
  JOIN score g ON g.review_id = r.id
WHERE r.state = 'recommended';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW decided_feedback AS
SELECT r.attempt_id, f.review_id, f.section_id, f.version, f.text, f.saved_at
  FROM review r JOIN decision d ON d.attempt_id = r.attempt_id
  JOIN feedback f ON f.review_id = r.id AND f.version = (
       SELECT MAX(v.version) FROM feedback v
        WHERE v.review_id = r.id AND v.section_id = f.section_id)
WHERE r.state = 'recommended';

-- Whose work it is, where assessors may know. The assessors' account reads no
-- names but these.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW submission_author AS
SELECT s.id AS submission_id, p.name
  FROM submission s JOIN edition e ON e.id = s.edition_id AND e.anonymous = 0
  JOIN person p ON p.id = s.person_id;

-- ---- accounts -------------------------------------------------------------

-- Takes away everything from an account on each table, view and function, so
-- that schema/account/*.sql, which begin with this, say all that it may do.
CREATE OR REPLACE PROCEDURE account_clear(IN account VARCHAR(40))
BEGIN
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE what VARCHAR(300);
    DECLARE everything CURSOR FOR
        SELECT CONCAT('`', table_name, '`') FROM information_schema.tables
         WHERE table_schema = DATABASE()
        UNION ALL
        SELECT CONCAT(routine_type, ' `', routine_name, '`')
          FROM information_schema.routines WHERE routine_schema = DATABASE();
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
    -- There is no such grant: what is wanted.
    DECLARE CONTINUE HANDLER FOR 1141, 1147, 1403 BEGIN END;
    EXECUTE IMMEDIATE CONCAT('REVOKE ALL PRIVILEGES ON `',
        DATABASE(), '`.* FROM ', QUOTE(account), '@''localhost''');
    OPEN everything;
    FETCH everything INTO what;
    WHILE NOT done DO
        EXECUTE IMMEDIATE CONCAT('REVOKE ALL PRIVILEGES ON ',
            what, ' FROM ', QUOTE(account), '@''localhost''');
        FETCH everything INTO what;
    END WHILE;
    CLOSE everything;
END;

-- 0012: cards: what lists show of a submission and of an award, in one row.
--
-- A list is the page that is asked for most. From its facts it would be read
-- from ten tables, a row at a time; the cards hold the same, kept by triggers
-- in the transaction that changes the facts, so that a list is one range of
-- one index. Nothing is decided by a card: they are for showing.

CREATE TABLE submission_card (
    submission_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    number CHAR(9) COLLATE utf8mb4_bin NOT NULL,
    micro_credential_id BIGINT NOT NULL,
    title VARCHAR(200) NOT NULL,
    programme_id BIGINT NOT NULL,
    programme VARCHAR(200) NOT NULL,
    word_not_yet VARCHAR(80) NOT NULL,
    badge_shape VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_colour VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_level INT NOT NULL,
    badge_symbol VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    attempt_id BIGINT NOT NULL COMMENT 'the newest',
    ordinal INT NOT NULL,
    state VARCHAR(12) COLLATE utf8mb4_bin NOT NULL COMMENT 'of that attempt',
    saved_at DATETIME(6) NULL,
    submitted_at DATETIME(6) NULL,
    due_at DATETIME(6) NULL,
    changed_at DATETIME(6) NOT NULL,
    missing INT NOT NULL DEFAULT 0 COMMENT 'points of the checklist that a draft has open, at least',
    award_public_id CHAR(26) COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (submission_id),
    KEY submission_card_person (person_id, created_at, submission_id),
    KEY submission_card_attempt (attempt_id),
    KEY submission_card_programme (programme_id),
    CONSTRAINT submission_card_submission FOREIGN KEY (submission_id) REFERENCES submission (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE award_card (
    award_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    awarded_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NULL,
    revoked_at DATETIME(6) NULL,
    shared TINYINT(1) NOT NULL DEFAULT 0,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    title VARCHAR(200) NOT NULL,
    programme_id BIGINT NOT NULL,
    programme VARCHAR(200) NOT NULL,
    badge_shape VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_colour VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_level INT NOT NULL,
    badge_symbol VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    credit_amount DECIMAL(8,2) NULL,
    credit_unit VARCHAR(80) NULL,
    PRIMARY KEY (award_id),
    KEY award_card_person (person_id, awarded_at, award_id),
    KEY award_card_programme (programme_id),
    CONSTRAINT award_card_award FOREIGN KEY (award_id) REFERENCES award (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What a draft still misses, as far as counting tells: sections without a
-- word, too few artifacts, the two confirmations.
CREATE FUNCTION attempt_missing(the_attempt BIGINT) RETURNS INT
    READS SQL DATA
    SQL SECURITY DEFINER
BEGIN
    DECLARE open_points INT;
    SELECT (SELECT COUNT(*) FROM section x
             WHERE x.edition_id = s.edition_id AND x.kind = 'text'
               AND NOT EXISTS (SELECT 1 FROM response r
                                WHERE r.attempt_id = a.id
                                  AND r.section_id = x.id))
           + ((SELECT COUNT(*) FROM artifact f
                WHERE f.attempt_id = a.id AND f.removed_at IS NULL)
              < e.artifact_least)
           + (a.consent = 0) + (a.own_work = 0)
      INTO open_points
      FROM attempt a
      JOIN submission s ON s.id = a.submission_id
      JOIN edition e ON e.id = s.edition_id
     WHERE a.id = the_attempt;
    RETURN open_points;
END;

CREATE TRIGGER attempt_card_after_insert AFTER INSERT ON attempt
FOR EACH ROW
BEGIN
    INSERT INTO submission_card (submission_id, person_id, created_at,
        public_id, number, micro_credential_id, title, programme_id, programme,
        word_not_yet, badge_shape, badge_colour, badge_level, badge_symbol,
        attempt_id, ordinal, state, changed_at, missing)
    SELECT s.id, s.person_id, s.created_at, s.public_id, s.number,
           s.micro_credential_id, e.title, p.id, p.name, p.word_not_yet,
           e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
           NEW.id, NEW.ordinal, NEW.state, NEW.created_at,
           attempt_missing(NEW.id)
      FROM submission s
      JOIN edition e ON e.id = s.edition_id
      JOIN micro_credential m ON m.id = s.micro_credential_id
      JOIN programme p ON p.id = m.programme_id
     WHERE s.id = NEW.submission_id
    ON DUPLICATE KEY UPDATE attempt_id = NEW.id, ordinal = NEW.ordinal,
        state = NEW.state, saved_at = NULL, submitted_at = NULL,
        due_at = NULL, changed_at = NEW.created_at,
        missing = attempt_missing(NEW.id);
END;

CREATE TRIGGER attempt_card_after_update AFTER UPDATE ON attempt
FOR EACH ROW
BEGIN
    UPDATE submission_card
       SET state = NEW.state, saved_at = NEW.saved_at,
           submitted_at = NEW.submitted_at, due_at = NEW.due_at,
           changed_at = CASE
               WHEN NEW.state = 'draft' THEN COALESCE(NEW.saved_at, changed_at)
               WHEN OLD.state = 'draft' THEN COALESCE(NEW.submitted_at, changed_at)
               ELSE changed_at END,
           missing = IF(NEW.state = 'draft', attempt_missing(NEW.id), 0)
     WHERE attempt_id = NEW.id;
END;

-- The first word in a section, and what is added or removed.
CREATE TRIGGER response_card_after_insert AFTER INSERT ON response
FOR EACH ROW
BEGIN
    IF NEW.version = 1 THEN
        UPDATE submission_card SET missing = attempt_missing(NEW.attempt_id)
         WHERE attempt_id = NEW.attempt_id;
    END IF;
END;

CREATE TRIGGER artifact_card_after_insert AFTER INSERT ON artifact
FOR EACH ROW
BEGIN
    UPDATE submission_card SET missing = attempt_missing(NEW.attempt_id)
     WHERE attempt_id = NEW.attempt_id;
END;

CREATE TRIGGER artifact_card_after_update AFTER UPDATE ON artifact
FOR EACH ROW
BEGIN
    IF NOT (NEW.removed_at <=> OLD.removed_at) THEN
        UPDATE submission_card SET missing = attempt_missing(NEW.attempt_id)
         WHERE attempt_id = NEW.attempt_id;
    END IF;
END;

CREATE TRIGGER award_card_after_insert AFTER INSERT ON award
FOR EACH ROW
BEGIN
    INSERT INTO award_card (award_id, person_id, awarded_at, expires_at,
        public_id, title, programme_id, programme, badge_shape, badge_colour,
        badge_level, badge_symbol, credit_amount, credit_unit)
    SELECT NEW.id, NEW.person_id, NEW.awarded_at, NEW.expires_at,
           NEW.public_id, e.title, p.id, p.name, e.badge_shape,
           e.badge_colour, e.badge_level, e.badge_symbol, e.credit_amount,
           e.credit_unit
      FROM edition e
      JOIN micro_credential m ON m.id = e.micro_credential_id
      JOIN programme p ON p.id = m.programme_id
     WHERE e.id = NEW.edition_id;
    UPDATE submission_card
       SET award_public_id = NEW.public_id, changed_at = NEW.awarded_at
     WHERE attempt_id = (SELECT attempt_id FROM decision
                          WHERE id = NEW.decision_id);
END;

CREATE TRIGGER award_card_after_share AFTER UPDATE ON award_share
FOR EACH ROW
BEGIN
    UPDATE award_card SET shared = NEW.shared WHERE award_id = NEW.award_id;
END;

CREATE TRIGGER award_card_after_revocation AFTER INSERT ON revocation
FOR EACH ROW
BEGIN
    UPDATE award_card SET revoked_at = NEW.revoked_at
     WHERE award_id = NEW.award_id;
END;

-- An edition's words never change once it is used; a programme's may.
CREATE TRIGGER programme_card_after_update AFTER UPDATE ON programme
FOR EACH ROW
BEGIN
    IF NOT (NEW.name <=> OLD.name AND NEW.word_not_yet <=> OLD.word_not_yet)
    THEN
        UPDATE submission_card
           SET programme = NEW.name, word_not_yet = NEW.word_not_yet
         WHERE programme_id = NEW.id;
        UPDATE award_card SET programme = NEW.name
         WHERE programme_id = NEW.id;
    END IF;
END;

-- Cards of what is there already.
INSERT INTO submission_card (submission_id, person_id, created_at, public_id,
    number, micro_credential_id, title, programme_id, programme, word_not_yet,
    badge_shape, badge_colour, badge_level, badge_symbol, attempt_id, ordinal,
    state, saved_at, submitted_at, due_at, changed_at, missing,
    award_public_id)
SELECT s.id, s.person_id, s.created_at, s.public_id, s.number,
       s.micro_credential_id, e.title, p.id, p.name, p.word_not_yet,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol, a.id,
       a.ordinal, a.state, a.saved_at, a.submitted_at, a.due_at,
       COALESCE(d.decided_at, a.submitted_at, a.saved_at, a.created_at),
       IF(a.state = 'draft', attempt_missing(a.id), 0), w.public_id
  FROM submission s
  JOIN edition e ON e.id = s.edition_id
  JOIN micro_credential m ON m.id = s.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  JOIN attempt a ON a.submission_id = s.id
       AND a.ordinal = (SELECT MAX(n.ordinal) FROM attempt n
                         WHERE n.submission_id = s.id)
  LEFT JOIN decision d ON d.attempt_id = a.id
  LEFT JOIN award w ON w.decision_id = d.id
;

INSERT INTO award_card (award_id, person_id, awarded_at, expires_at,
    revoked_at, shared, public_id, title, programme_id, programme, badge_shape,
    badge_colour, badge_level, badge_symbol, credit_amount, credit_unit)
SELECT w.id, w.person_id, w.awarded_at, w.expires_at, v.revoked_at,
       COALESCE(h.shared, 0), w.public_id, e.title, p.id, p.name,
       e.badge_shape, e.badge_colour, e.badge_level, e.badge_symbol,
       e.credit_amount, e.credit_unit
  FROM award w
  JOIN edition e ON e.id = w.edition_id
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN award_share h ON h.award_id = w.id
  LEFT JOIN revocation v ON v.award_id = w.id
;

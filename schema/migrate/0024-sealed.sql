-- 0024: results of a term are sealed until its release date.
--
-- What an issuer of record decides on work that is read by term is a
-- sealed_decision. It is no decision yet: the attempt stays "recommended",
-- nobody is told, and neither the educator's, the assessors' nor the visitor's
-- account may read the table. It can be taken back, by a record of its own,
-- until it goes out. When the term's release date has passed, `accolade release`
-- makes the decision of it, and the award; all that follows a decision follows
-- then (0002, 0008). So there is nothing that a page, a letter, a credential or
-- the ledger could tell too early.

CREATE TABLE sealed_decision (
    id BIGINT NOT NULL AUTO_INCREMENT,
    attempt_id BIGINT NOT NULL,
    issuer_id BIGINT NOT NULL,
    outcome VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,
    note TEXT NOT NULL COMMENT 'the educator reads it once it is out',
    decided_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY sealed_decision_attempt (attempt_id, id),
    KEY sealed_decision_issuer (issuer_id, decided_at, id),
    CONSTRAINT sealed_decision_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT sealed_decision_issuer FOREIGN KEY (issuer_id) REFERENCES person (id),
    CONSTRAINT sealed_decision_outcome CHECK (outcome IN ('award', 'not_yet'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='never changed; at most one of an attempt stands';

CREATE TABLE seal_undo (
    sealed_id BIGINT NOT NULL,
    issuer_id BIGINT NOT NULL,
    undone_at DATETIME(6) NOT NULL,
    PRIMARY KEY (sealed_id),
    CONSTRAINT seal_undo_sealed FOREIGN KEY (sealed_id) REFERENCES sealed_decision (id),
    CONSTRAINT seal_undo_issuer FOREIGN KEY (issuer_id) REFERENCES person (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='a sealed decision that was taken back before it went out';

-- The one that stands and isn't out; NULL when there is none.
CREATE OR REPLACE FUNCTION sealed_of(the_attempt BIGINT)
RETURNS BIGINT READS SQL DATA
BEGIN
    RETURN (SELECT MAX(s.id) FROM sealed_decision s
       WHERE s.attempt_id = the_attempt
         AND NOT EXISTS (SELECT 1 FROM seal_undo u
            WHERE u.sealed_id = s.id LOCK IN SHARE MODE)
         AND NOT EXISTS (SELECT 1 FROM decision d
            WHERE d.attempt_id = the_attempt LOCK IN SHARE MODE)
        LOCK IN SHARE MODE);
END;

CREATE TRIGGER sealed_decision_before_insert BEFORE INSERT ON sealed_decision
FOR EACH ROW
BEGIN
    CALL issuer_must_be_free(NEW.attempt_id, NEW.issuer_id);
    CALL must(attempt_by_term(NEW.attempt_id)
        AND attempt_is_open(NEW.attempt_id),
        'Only what is read by term is sealed.');
    CALL must(sealed_of(NEW.attempt_id) IS NULL, 'This attempt is decided.');
END;

CREATE TRIGGER sealed_decision_before_update BEFORE UPDATE ON sealed_decision
FOR EACH ROW CALL must(FALSE, 'A decision is never changed.');

CREATE TRIGGER sealed_decision_before_delete BEFORE DELETE ON sealed_decision
FOR EACH ROW CALL must(FALSE, 'A decision is never deleted.');

CREATE TRIGGER seal_undo_before_insert BEFORE INSERT ON seal_undo
FOR EACH ROW
BEGIN
    DECLARE its_attempt BIGINT;
    SELECT attempt_id INTO its_attempt FROM sealed_decision
     WHERE id = NEW.sealed_id;
    CALL issuer_must_be_free(its_attempt, NEW.issuer_id);
    CALL must(sealed_of(its_attempt) = NEW.sealed_id,
        'Only a sealed result is taken back.');
    CALL must((SELECT t.release_at > UTC_TIMESTAMP(6) FROM attempt_term x
        JOIN term t ON t.id = x.term_id WHERE x.attempt_id = its_attempt),
        'The results of this term are going out.');
END;

CREATE TRIGGER seal_undo_before_update BEFORE UPDATE ON seal_undo
FOR EACH ROW CALL must(FALSE, 'What was taken back was taken back.');

CREATE TRIGGER seal_undo_before_delete BEFORE DELETE ON seal_undo
FOR EACH ROW CALL must(FALSE, 'What was taken back was taken back.');

-- Who sealed a result takes it back before asking anybody again.
CREATE TRIGGER referral_sealed_before_insert BEFORE INSERT ON referral
FOR EACH ROW CALL must(sealed_of(NEW.attempt_id) IS NULL,
    'This attempt is decided.');

-- ---- what goes out ---------------------------------------------------------

-- The sealed decision as it was taken, of a term whose release date has passed:
-- whether its issuer is still one is no longer asked.
CREATE OR REPLACE PROCEDURE seal_must_be_due(IN wanted BIGINT, IN issuer BIGINT,
    IN its_outcome VARCHAR(8) CHARSET utf8mb4 COLLATE utf8mb4_bin,
    IN its_note TEXT CHARSET utf8mb4, IN decided DATETIME(6))
BEGIN
    DECLARE attempt_is VARCHAR(12) CHARSET utf8mb4 COLLATE utf8mb4_bin;
    DECLARE sealed BIGINT;
    SELECT state INTO attempt_is FROM attempt WHERE id = wanted FOR UPDATE;
    CALL must(attempt_is = 'recommended', 'This attempt awaits no decision.');
    -- Asked once: a function in a WHERE clause is asked for every row.
    SET sealed = sealed_of(wanted);
    CALL must((SELECT s.issuer_id = issuer AND s.outcome = its_outcome
            AND CAST(s.note AS BINARY) = CAST(its_note AS BINARY)
            AND s.decided_at = decided
        FROM sealed_decision s WHERE s.id = sealed),
        'Nobody has decided this, or it is out.');
    CALL must((SELECT t.release_at <= UTC_TIMESTAMP(6) FROM attempt_term x
        JOIN term t ON t.id = x.term_id WHERE x.attempt_id = wanted),
        'The results of this term are sealed.');
END;

CREATE OR REPLACE TRIGGER decision_before_insert BEFORE INSERT ON decision
FOR EACH ROW
BEGIN
    IF attempt_by_term(NEW.attempt_id) THEN
        CALL seal_must_be_due(NEW.attempt_id, NEW.issuer_id, NEW.outcome,
            NEW.note, NEW.decided_at);
    ELSE
        CALL must(USER() NOT LIKE 'accolade\_release@%',
            'Only what was sealed is let out.');
        CALL issuer_must_be_free(NEW.attempt_id, NEW.issuer_id);
    END IF;
END;

CREATE TRIGGER award_release_before_insert BEFORE INSERT ON award
FOR EACH ROW CALL must(USER() NOT LIKE 'accolade\_release@%'
    OR attempt_by_term((SELECT attempt_id FROM decision
        WHERE id = NEW.decision_id)), 'Only what was sealed is let out.');

-- The next attempt begins when the result is told.
CREATE OR REPLACE TRIGGER decision_after_insert AFTER INSERT ON decision
FOR EACH ROW
BEGIN
    IF NEW.outcome = 'not_yet' THEN
        UPDATE attempt SET state = 'not_yet' WHERE id = NEW.attempt_id;
        CALL attempt_open_next(NEW.attempt_id,
            IF(attempt_by_term(NEW.attempt_id), UTC_TIMESTAMP(6),
                NEW.decided_at));
    END IF;
END;

-- What may go out now, in the order of the decisions.
CREATE SQL SECURITY DEFINER VIEW release_due AS
SELECT d.id, d.attempt_id, d.issuer_id, d.outcome, d.note, d.decided_at,
       s.id AS submission_id, s.person_id, s.edition_id
  FROM sealed_decision d
  JOIN attempt a ON a.id = d.attempt_id AND a.state = 'recommended'
  JOIN attempt_term x ON x.attempt_id = d.attempt_id
  JOIN term t ON t.id = x.term_id AND t.release_at <= UTC_TIMESTAMP(6)
  JOIN submission s ON s.id = a.submission_id
 WHERE NOT EXISTS (SELECT 1 FROM seal_undo u WHERE u.sealed_id = d.id)
   AND NOT EXISTS (SELECT 1 FROM decision o WHERE o.attempt_id = d.attempt_id)
;

-- How far a term is: numbers, never outcomes.
CREATE SQL SECURITY DEFINER VIEW term_progress AS
SELECT t.id AS term_id,
       COUNT(a.id) AS handed_in,
       COALESCE(SUM(a.state IN ('submitted', 'in_review')), 0) AS reading,
       COALESCE(SUM(a.state = 'recommended' AND l.attempt_id IS NULL), 0)
           AS deciding,
       COALESCE(SUM(a.state = 'recommended' AND l.attempt_id IS NOT NULL), 0)
           AS sealed,
       COALESCE(SUM(a.state IN ('awarded', 'not_yet')), 0) AS released
  FROM term t
  LEFT JOIN attempt_term x ON x.term_id = t.id
  LEFT JOIN attempt a ON a.id = x.attempt_id
  LEFT JOIN (SELECT DISTINCT d.attempt_id FROM sealed_decision d
        WHERE NOT EXISTS (SELECT 1 FROM seal_undo u WHERE u.sealed_id = d.id)) l
    ON l.attempt_id = a.id
 GROUP BY t.id
;

-- The newest attempt of a submission that was handed in.
CREATE VIEW attempt_handed_in AS
SELECT a.id, a.submission_id, a.ordinal, a.state, a.submitted_at, a.consent
  FROM attempt a
 WHERE a.ordinal = (SELECT MAX(n.ordinal) FROM attempt n
                     WHERE n.submission_id = a.submission_id
                       AND n.state NOT IN ('draft', 'discarded'))
;

-- ---- what is told ----------------------------------------------------------

-- As in 0008: of an attempt whose result is sealed nothing waits for issuers,
-- and assessors hear of what they may take, and until when.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW digest_work AS
SELECT d.person_id, 'assessor' AS duty, a.id AS attempt_id, s.number, e.title,
       a.ordinal, COALESCE(t.review_due_at - INTERVAL 1 SECOND, a.due_at) AS due_at
  FROM attempt a
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
   AND d.duty = 'assessor' AND d.person_id <> s.person_id
  JOIN role_grant g ON g.person_id = d.person_id AND g.role = 'assessor'
  JOIN person p ON p.id = d.person_id AND p.active = 1
  LEFT JOIN attempt_term x ON x.attempt_id = a.id
  LEFT JOIN term t ON t.id = x.term_id
 WHERE a.waiting = 1
   AND (e.review_policy <> 'by_term' OR t.opens_at <= UTC_TIMESTAMP(6))
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
   AND NOT EXISTS (SELECT 1 FROM sealed_decision l
        WHERE l.attempt_id = a.id
          AND NOT EXISTS (SELECT 1 FROM seal_undo u WHERE u.sealed_id = l.id))
   AND NOT EXISTS (SELECT 1 FROM attempt other
        JOIN review r ON r.attempt_id = other.id AND r.live = 1
       WHERE other.submission_id = s.id AND r.assessor_id = d.person_id)
;

-- As in 0019; results of a term are told of by whoever lets them out.
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
    WHEN what IN ('decision.award', 'decision.not_yet')
        THEN pool IN ('accolade_issuer', 'accolade_release')
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

-- 0017: who may say what in the audit trail, and a belt that nobody meets.

-- The steps that people trust are written by the pool that takes them: what an
-- educator's worker writes can't look like a decision. An entry's place in the
-- trail is the database's to give.
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
    WHEN what = 'review.handed_back' THEN pool = 'accolade_administrator'
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

CREATE OR REPLACE TRIGGER audit_before_insert BEFORE INSERT ON audit
FOR EACH ROW
BEGIN
    CALL must(audit_may(USER(), NEW.action),
        'This step is another role''s to tell of.');
    CALL must(COALESCE(NEW.id, 0) = 0, 'An entry doesn''t choose its place.');
    SET NEW.account = USER(), NEW.at = UTC_TIMESTAMP(6);
END;

-- Who replaces a photo ten times has done nothing wrong.
CREATE OR REPLACE TRIGGER artifact_before_insert BEFORE INSERT ON artifact
FOR EACH ROW
BEGIN
    CALL attempt_must_be_draft(NEW.attempt_id);
    CALL must((SELECT COUNT(*) FROM artifact WHERE attempt_id = NEW.attempt_id)
        < 100, 'Artifacts were added and removed too often.');
END;

-- 0021: what the signer has still to do, as a list of its own, and what has run
-- out, for the list of names.

-- The signer looked through all awards every five seconds for those without a
-- credential: with 100,000 awards that is a second of MariaDB's time, again and
-- again. The list is written by triggers and is short.
CREATE TABLE signing_work (
    award_id BIGINT NOT NULL,
    PRIMARY KEY (award_id),
    CONSTRAINT signing_work_award FOREIGN KEY (award_id) REFERENCES award (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='awards that lack a credential in one of its forms; read by the signer';

CREATE TRIGGER signing_work_after_award AFTER INSERT ON award
FOR EACH ROW
    INSERT INTO signing_work (award_id) VALUES (NEW.id);

CREATE TRIGGER signing_work_after_credential AFTER INSERT ON credential
FOR EACH ROW
BEGIN
    IF (SELECT COUNT(*) FROM credential c WHERE c.award_id = NEW.award_id) = 2 THEN
        DELETE FROM signing_work WHERE award_id = NEW.award_id;
    END IF;
END;

-- What was taken back before it was signed never is.
CREATE TRIGGER signing_work_after_revocation AFTER INSERT ON revocation
FOR EACH ROW
    DELETE FROM signing_work WHERE award_id = NEW.award_id;

INSERT INTO signing_work (award_id)
SELECT w.id
  FROM award w
 WHERE NOT EXISTS (SELECT 1 FROM revocation v WHERE v.award_id = w.id)
   AND (SELECT COUNT(*) FROM credential c WHERE c.award_id = w.id) < 2;

-- By when they ran out, the last first: for programs that know the list of names
-- and don't look at dates.
ALTER TABLE award ADD KEY award_expiry (expires_at, id);

CREATE SQL SECURITY DEFINER VIEW expiring_award AS
SELECT a.id, a.public_id, a.expires_at
  FROM award a
  LEFT JOIN revocation r ON r.award_id = a.id
 WHERE a.expires_at IS NOT NULL AND r.award_id IS NULL;

-- 0028: what an educator means to earn. Beside it stands what is under way and what
-- is earned, which other tables tell: nothing follows from a plan.

CREATE TABLE plan (
    person_id BIGINT NOT NULL,
    micro_credential_id BIGINT NOT NULL,
    added_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id, micro_credential_id),
    KEY plan_micro_credential (micro_credential_id),
    CONSTRAINT plan_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT plan_micro_credential FOREIGN KEY (micro_credential_id) REFERENCES micro_credential (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='picked by educators for themselves';

-- A belt that nobody meets: as many as a list shows.
CREATE TRIGGER plan_before_insert BEFORE INSERT ON plan
FOR EACH ROW
BEGIN
    CALL must((SELECT COUNT(*) FROM plan WHERE person_id = NEW.person_id) < 200,
        'A plan has at most 200 micro-credentials.');
END;

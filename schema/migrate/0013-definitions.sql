-- 0013: definitions as they came, what they ask for before one may start, and
-- definitions that an administrator has uploaded and not published yet.

-- The text that an edition was made from. Its hash is the edition's, so that
-- it can be given out again without loss and never be another one.
CREATE TABLE edition_source (
    edition_id BIGINT NOT NULL,
    body MEDIUMTEXT COLLATE utf8mb4_bin NOT NULL COMMENT 'canonical JSON of the micro-credential',
    requires TEXT COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'what must have been earned before starting: JSON, the same as in body',
    changes TEXT NOT NULL DEFAULT '' COMMENT 'what differs from the edition before, a line each, for everyone',
    PRIMARY KEY (edition_id),
    CONSTRAINT edition_source_edition FOREIGN KEY (edition_id) REFERENCES edition (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE edition_requirement (
    edition_id BIGINT NOT NULL,
    micro_credential_id BIGINT NOT NULL,
    PRIMARY KEY (edition_id, micro_credential_id),
    KEY edition_requirement_of (micro_credential_id),
    CONSTRAINT edition_requirement_edition FOREIGN KEY (edition_id) REFERENCES edition (id),
    CONSTRAINT edition_requirement_of FOREIGN KEY (micro_credential_id) REFERENCES micro_credential (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='which micro-credentials an edition''s requirement names';

CREATE OR REPLACE TRIGGER edition_source_before_insert BEFORE INSERT ON edition_source
FOR EACH ROW
BEGIN
    CALL must(EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id
        AND content_hash = UNHEX(SHA2(NEW.body, 256)) LOCK IN SHARE MODE),
        'This is not the text of that edition.');
    CALL must(IF(NEW.requires = '',
        COALESCE(JSON_TYPE(JSON_EXTRACT(NEW.body, '$.requires')), 'NULL') = 'NULL',
        JSON_EQUALS(NEW.requires, JSON_EXTRACT(NEW.body, '$.requires'))),
        'What an edition requires stands in its text.');
END;

CREATE OR REPLACE TRIGGER edition_source_before_update BEFORE UPDATE ON edition_source
FOR EACH ROW CALL must(FALSE, 'The text of an edition stands.');

CREATE OR REPLACE TRIGGER edition_source_before_delete BEFORE DELETE ON edition_source
FOR EACH ROW CALL must(FALSE, 'The text of an edition stands.');

CREATE OR REPLACE TRIGGER edition_requirement_before_insert BEFORE INSERT ON edition_requirement
FOR EACH ROW
BEGIN
    CALL edition_must_be_unused(NEW.edition_id);
    CALL must(EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id
        AND state = 'draft'), 'A published edition stands.');
END;

CREATE OR REPLACE TRIGGER edition_requirement_before_update BEFORE UPDATE ON edition_requirement
FOR EACH ROW CALL must(FALSE, 'What an edition requires stands.');

CREATE OR REPLACE TRIGGER edition_requirement_before_delete BEFORE DELETE ON edition_requirement
FOR EACH ROW CALL must(FALSE, 'What an edition requires stands.');

-- A file between its upload and its publication.
CREATE TABLE definition_draft (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    person_id BIGINT NOT NULL,
    name VARCHAR(255) NOT NULL COMMENT 'as the browser called the file',
    body MEDIUMBLOB NOT NULL COMMENT 'as it came; emptied once it is published',
    created_at DATETIME(6) NOT NULL,
    published_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY definition_draft_public (public_id),
    KEY definition_draft_person (person_id, created_at),
    CONSTRAINT definition_draft_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What the public may know of it.
CREATE SQL SECURITY DEFINER VIEW catalog_source AS
SELECT s.edition_id, s.requires, s.changes
  FROM edition_source s
  JOIN edition e ON e.id = s.edition_id AND e.state <> 'draft'
;

CREATE SQL SECURITY DEFINER VIEW catalog_required AS
SELECT r.edition_id, m.code,
       COALESCE((SELECT n.title FROM edition n
                  WHERE n.micro_credential_id = m.id AND n.state <> 'draft'
                  ORDER BY n.number DESC LIMIT 1), m.code) AS title
  FROM edition_requirement r
  JOIN micro_credential m ON m.id = r.micro_credential_id
;

-- What one person has of what an edition requires: a row for each
-- micro-credential that it names, with the credit of the awards that stand.
CREATE SQL SECURITY DEFINER VIEW requirement_state AS
SELECT q.edition_id, p.id AS person_id, q.code, q.title,
       (SELECT MAX(c.unit) FROM credit c
          JOIN award a ON a.id = c.award_id
          JOIN edition e ON e.id = a.edition_id
         WHERE c.person_id = p.id
           AND e.micro_credential_id = m.id) AS unit,
       COALESCE((SELECT CAST(SUM(c.amount) * 100 AS INTEGER) FROM credit c
          JOIN award a ON a.id = c.award_id
          JOIN edition e ON e.id = a.edition_id
         WHERE c.person_id = p.id
           AND e.micro_credential_id = m.id), 0) AS credit,
       EXISTS (SELECT 1 FROM award a
          JOIN edition e ON e.id = a.edition_id
         WHERE a.person_id = p.id AND e.micro_credential_id = m.id
           AND NOT EXISTS (SELECT 1 FROM revocation v
                            WHERE v.award_id = a.id)) AS earned
  FROM catalog_required q
  JOIN micro_credential m ON m.code = q.code
 CROSS JOIN person p
;

-- 0027: the catalog as it is searched: a row for each published micro-credential,
-- with all that a card shows and the words that a search looks in. It is made of
-- catalog_made, by triggers, in the transaction that publishes or rewords.
--
-- InnoDB keeps words of three letters and more in its index, and no stopwords; what
-- is shorter is looked for in the column itself (schema/visitor/catalog.c).

CREATE TABLE catalog_card (
    micro_credential_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    title VARCHAR(200) NOT NULL,
    summary VARCHAR(500) NOT NULL,
    programme_id BIGINT NOT NULL,
    programme_code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    programme VARCHAR(200) NOT NULL,
    competency_code VARCHAR(64) COLLATE utf8mb4_bin NULL,
    competency VARCHAR(200) NOT NULL,
    competencies VARCHAR(300) COLLATE utf8mb4_bin NOT NULL COMMENT 'codes of it and of those above it, with commas',
    level_name VARCHAR(80) NOT NULL,
    credit_amount DECIMAL(8,2) NULL,
    credit_unit VARCHAR(80) NULL,
    review_policy VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    review_days INT NOT NULL,
    badge_shape VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_colour VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_level INT NOT NULL,
    badge_symbol VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    word_not_yet VARCHAR(80) NOT NULL,
    words TEXT NOT NULL COMMENT 'what a search looks in',
    PRIMARY KEY (micro_credential_id),
    UNIQUE KEY catalog_card_code (code),
    UNIQUE KEY catalog_card_edition (edition_id),
    KEY catalog_card_title (title, micro_credential_id),
    KEY catalog_card_programme (programme_code, title, micro_credential_id),
    FULLTEXT KEY catalog_card_words (words),
    CONSTRAINT catalog_card_micro_credential FOREIGN KEY (micro_credential_id) REFERENCES micro_credential (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE SQL SECURITY DEFINER VIEW catalog_made AS
SELECT m.id AS micro_credential_id, e.id AS edition_id, m.code, e.title,
       e.summary, p.id AS programme_id, p.code AS programme_code,
       p.name AS programme, c.code AS competency_code,
       COALESCE(c.name, '') AS competency,
       CONCAT_WS(',', c.code, c1.code, c2.code, c3.code) AS competencies,
       e.level_name, e.credit_amount, e.credit_unit, e.review_policy,
       e.review_days, e.badge_shape, e.badge_colour, e.badge_level,
       e.badge_symbol, p.word_not_yet,
       CONCAT_WS(' ', e.title, e.summary, e.level_name, p.name, c.name,
           c1.name, c2.name, c3.name, LEFT(e.description, 4000),
           (SELECT GROUP_CONCAT(a.name, ' ', a.framework SEPARATOR ' ')
              FROM edition_alignment j JOIN alignment a ON a.id = j.alignment_id
             WHERE j.edition_id = e.id)) AS words
  FROM edition e
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
  LEFT JOIN competency c ON c.id = e.competency_id
  LEFT JOIN competency c1 ON c1.id = c.parent_id
  LEFT JOIN competency c2 ON c2.id = c1.parent_id
  LEFT JOIN competency c3 ON c3.id = c2.parent_id
 WHERE e.current = 1
;

CREATE OR REPLACE PROCEDURE catalog_make(IN the_micro_credential BIGINT)
BEGIN
    DELETE FROM catalog_card WHERE micro_credential_id = the_micro_credential;
    INSERT INTO catalog_card SELECT * FROM catalog_made
     WHERE micro_credential_id = the_micro_credential;
END;

CREATE TRIGGER edition_catalog_after_update AFTER UPDATE ON edition
FOR EACH ROW
BEGIN
    IF NEW.state <> OLD.state OR NEW.state = 'published' THEN
        CALL catalog_make(NEW.micro_credential_id);
    END IF;
END;

CREATE TRIGGER edition_catalog_after_insert AFTER INSERT ON edition
FOR EACH ROW
BEGIN
    IF NEW.state = 'published' THEN
        CALL catalog_make(NEW.micro_credential_id);
    END IF;
END;

CREATE TRIGGER edition_alignment_catalog_after_insert AFTER INSERT ON edition_alignment
FOR EACH ROW
BEGIN
    DECLARE its_micro_credential BIGINT DEFAULT (SELECT micro_credential_id
        FROM edition WHERE id = NEW.edition_id AND current = 1);
    IF its_micro_credential IS NOT NULL THEN
        CALL catalog_make(its_micro_credential);
    END IF;
END;

CREATE TRIGGER programme_catalog_after_update AFTER UPDATE ON programme
FOR EACH ROW
BEGIN
    IF NOT (NEW.name <=> OLD.name AND NEW.word_not_yet <=> OLD.word_not_yet) THEN
        REPLACE INTO catalog_card SELECT * FROM catalog_made
         WHERE programme_id = NEW.id;
    END IF;
END;

CREATE TRIGGER micro_credential_catalog_after_update AFTER UPDATE ON micro_credential
FOR EACH ROW
BEGIN
    IF NEW.programme_id <> OLD.programme_id THEN
        CALL catalog_make(NEW.id);
    END IF;
END;

CREATE TRIGGER competency_catalog_after_update AFTER UPDATE ON competency
FOR EACH ROW
BEGIN
    IF NOT (NEW.name <=> OLD.name AND NEW.parent_id <=> OLD.parent_id) THEN
        REPLACE INTO catalog_card SELECT * FROM catalog_made
         WHERE FIND_IN_SET(NEW.code, competencies);
    END IF;
END;

CREATE TRIGGER alignment_catalog_after_update AFTER UPDATE ON alignment
FOR EACH ROW
BEGIN
    IF NOT (NEW.name <=> OLD.name AND NEW.framework <=> OLD.framework) THEN
        REPLACE INTO catalog_card SELECT * FROM catalog_made
         WHERE edition_id IN (SELECT edition_id FROM edition_alignment
                               WHERE alignment_id = NEW.id);
    END IF;
END;

-- Which goal or standard a published micro-credential serves.
CREATE SQL SECURITY DEFINER VIEW catalog_alignment AS
SELECT j.edition_id, a.code, a.name, a.framework
  FROM edition_alignment j
  JOIN alignment a ON a.id = j.alignment_id
  JOIN edition e ON e.id = j.edition_id AND e.current = 1
;

-- The competency that a published micro-credential shows, and those above it.
CREATE SQL SECURITY DEFINER VIEW catalog_competency AS
SELECT k.edition_id, c.code, c.name
  FROM catalog_card k
  JOIN edition e ON e.id = k.edition_id
  JOIN competency c ON c.id = e.competency_id
UNION ALL
SELECT k.edition_id, u.code, u.name
  FROM catalog_card k
  JOIN edition e ON e.id = k.edition_id
  JOIN competency c ON c.id = e.competency_id
  JOIN competency u ON u.id = c.parent_id
UNION ALL
SELECT k.edition_id, t.code, t.name
  FROM catalog_card k
  JOIN edition e ON e.id = k.edition_id
  JOIN competency c ON c.id = e.competency_id
  JOIN competency u ON u.id = c.parent_id
  JOIN competency t ON t.id = u.parent_id
UNION ALL
SELECT k.edition_id, s.code, s.name
  FROM catalog_card k
  JOIN edition e ON e.id = k.edition_id
  JOIN competency c ON c.id = e.competency_id
  JOIN competency u ON u.id = c.parent_id
  JOIN competency t ON t.id = u.parent_id
  JOIN competency s ON s.id = t.parent_id
;

INSERT INTO catalog_card SELECT * FROM catalog_made;

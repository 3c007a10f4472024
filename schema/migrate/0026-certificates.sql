-- 0026: certificates: an award as a page to print. Its educator asks for one,
-- the signer has it drawn, and from then on it is kept.

CREATE TABLE certificate (
    award_id BIGINT NOT NULL,
    paper VARCHAR(8) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    drawn_at DATETIME(6) NULL,
    body MEDIUMBLOB NULL COMMENT 'a PDF',
    PRIMARY KEY (award_id, paper),
    KEY certificate_wanted (drawn_at, asked_at),
    CONSTRAINT certificate_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT certificate_paper CHECK (paper IN ('letter', 'a4')),
    CONSTRAINT certificate_whole CHECK ((body IS NULL) = (drawn_at IS NULL))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='asked for by the educator, drawn by the signer';

-- Once drawn it stays as it is: what it says never changes.
CREATE TRIGGER certificate_before_update BEFORE UPDATE ON certificate
FOR EACH ROW
    CALL must(OLD.drawn_at IS NULL AND NEW.award_id = OLD.award_id
        AND NEW.paper = OLD.paper, 'A certificate is drawn once.');

-- It tells a name: the public sees it where the educator shows the name.
CREATE SQL SECURITY DEFINER VIEW shared_certificate AS
SELECT c.award_id, a.public_id, c.paper, c.body
  FROM certificate c
  JOIN award a ON a.id = c.award_id
  JOIN award_share s ON s.award_id = a.id AND s.shared = 1 AND s.show_name = 1
  LEFT JOIN revocation r ON r.award_id = a.id
 WHERE c.drawn_at IS NOT NULL AND r.award_id IS NULL;

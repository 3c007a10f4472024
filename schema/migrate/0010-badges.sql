-- 0010: a credential in two forms, status lists, and badges as drawn.

-- 'json' carries its proof in itself (eddsa-rdfc-2022), 'jwt' is a compact JWS:
-- the same award, each kept byte for byte as it was signed.
ALTER TABLE credential
    DROP CONSTRAINT credential_form,
    ADD CONSTRAINT credential_form CHECK (form IN ('jwt', 'json'));

-- A list of bits, one for each award that a credential of ours names it for.
-- The signer signs it anew when a bit changes.
CREATE TABLE status_list (
    id BIGINT NOT NULL AUTO_INCREMENT,
    revoked INT NOT NULL DEFAULT -1 COMMENT 'how many bits are set in body; -1: there is no body yet',
    body MEDIUMTEXT COLLATE utf8mb4_bin NOT NULL COMMENT 'a signed BitstringStatusListCredential',
    signed_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    CONSTRAINT status_list_revoked CHECK (revoked >= -1)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='written by the signer alone, read by everyone';

CREATE TABLE status_entry (
    award_id BIGINT NOT NULL,
    list_id BIGINT NOT NULL,
    position INT NOT NULL COMMENT 'drawn at random, so that it tells nothing',
    PRIMARY KEY (award_id),
    UNIQUE KEY status_entry_place (list_id, position),
    CONSTRAINT status_entry_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT status_entry_list FOREIGN KEY (list_id) REFERENCES status_list (id),
    CONSTRAINT status_entry_bit CHECK (position BETWEEN 0 AND 131071)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='which bit of which list stands for an award';

-- One drawing serves all awards of an edition in a year.
CREATE TABLE badge_image (
    edition_id BIGINT NOT NULL,
    year SMALLINT NOT NULL,
    png MEDIUMBLOB NOT NULL,
    drawn_at DATETIME(6) NOT NULL,
    PRIMARY KEY (edition_id, year),
    CONSTRAINT badge_image_edition FOREIGN KEY (edition_id) REFERENCES edition (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='the badge as a PNG, without any credential in it';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW shared_award AS
SELECT a.id, a.public_id, IF(s.show_name, a.recipient_name, '') AS person,
       a.awarded_at, a.expires_at, a.edition_id, r.revoked_at,
       r.public_reason AS reason,
       c.body AS jwt, k.name AS key_name, k.algorithm, k.public_jwk,
       j.body AS json, g.name AS json_key_name
  FROM award a
  JOIN award_share s ON s.award_id = a.id AND s.shared = 1
  LEFT JOIN revocation r ON r.award_id = a.id
  LEFT JOIN credential c ON c.award_id = a.id AND c.form = 'jwt'
  LEFT JOIN signing_key k ON k.id = c.signing_key_id
  LEFT JOIN credential j ON j.award_id = a.id AND j.form = 'json'
  LEFT JOIN signing_key g ON g.id = j.signing_key_id
;

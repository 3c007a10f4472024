-- 0005: texts of a definition that had no place yet. Nothing of what a
-- district imports is dropped without a word.

ALTER TABLE programme
ADD COLUMN word_awarded VARCHAR(80) NOT NULL DEFAULT 'Awarded' COMMENT 'what this programme calls an award' AFTER description,
ADD COLUMN not_yet_next VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'beneath a miss: what the educator can do now' AFTER word_not_yet;

ALTER TABLE framework
ADD COLUMN statement TEXT NOT NULL DEFAULT '';

ALTER TABLE edition
ADD COLUMN assessor_guidance TEXT NOT NULL DEFAULT '' COMMENT 'Markdown, for assessors only' AFTER badge_symbol,
ADD COLUMN issuer_guidance TEXT NOT NULL DEFAULT '' COMMENT 'Markdown, for the issuer of record only' AFTER assessor_guidance;

-- The guidance belongs to the edition as all else does (0002).
CREATE OR REPLACE TRIGGER edition_guidance_before_update
BEFORE UPDATE ON edition FOR EACH ROW
BEGIN
    CALL must((CAST(NEW.assessor_guidance AS BINARY)
            = CAST(OLD.assessor_guidance AS BINARY)
        AND CAST(NEW.issuer_guidance AS BINARY)
            = CAST(OLD.issuer_guidance AS BINARY))
        OR NOT EXISTS (SELECT 1 FROM submission WHERE edition_id = OLD.id
            LOCK IN SHARE MODE), 'Somebody has used this edition: it stands.');
END;

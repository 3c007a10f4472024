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

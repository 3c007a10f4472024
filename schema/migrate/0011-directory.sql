-- 0011: who is no longer found in the directory has a time of grace.

ALTER TABLE person
    ADD COLUMN missing_since DATETIME(6) NULL COMMENT 'first not found by accolade sync; NULL: found',
    ADD COLUMN missing_runs INT NOT NULL DEFAULT 0 COMMENT 'runs in a row that did not find them';

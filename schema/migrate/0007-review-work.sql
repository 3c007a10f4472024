-- 0007: what an assessor saves before it is sent, and a queue read by key.

-- A recommendation that is chosen but not sent stands here: `recommendation` is
-- of what was sent alone.
ALTER TABLE review
    ADD COLUMN leaning VARCHAR(8) COLLATE utf8mb4_bin NULL COMMENT 'chosen in the form, not sent yet',
    ADD COLUMN saved_at DATETIME(6) NULL COMMENT 'last saved by its assessor',
    ADD KEY review_sent (assessor_id, recommended_at),
    ADD CONSTRAINT review_leaning CHECK (leaning IN ('award', 'not_yet'));

-- The queue is read in the order of due dates, from this index, however many
-- attempts lie behind it.
ALTER TABLE attempt
    ADD COLUMN waiting TINYINT(1) GENERATED ALWAYS AS (IF(state IN ('submitted', 'in_review'), 1, NULL)) STORED COMMENT 'for assessors',
    ADD KEY attempt_waiting (waiting, due_at, id);

-- 0029: what happened to an educator's work since they were here last.
--
-- It is told by mail as it happens (0008); a session remembers when the one before
-- it was used last, so that the pages can say the same.

ALTER TABLE session
    ADD COLUMN visited_at DATETIME(6) NULL COMMENT 'what happened later is news; NULL: the person was never here before'
;

CREATE OR REPLACE TRIGGER session_visit_before_insert BEFORE INSERT ON session
FOR EACH ROW
SET NEW.visited_at = (SELECT MAX(s.used_at) FROM session s
                       WHERE s.person_id = NEW.person_id);

UPDATE session SET visited_at = started_at WHERE ended_at IS NULL
;

-- By session, so that an account asks for no person's news but whose session it
-- knows.
CREATE OR REPLACE SQL SECURITY DEFINER VIEW educator_news AS
SELECT n.id AS session_id, n.person_id, m.id, m.kind, m.created_at AS at,
       s.public_id AS submission, s.number, a.ordinal, e.title,
       g.word_not_yet, w.public_id AS award
  FROM session n
  JOIN message m ON m.person_id = n.person_id AND m.created_at > n.visited_at
       AND m.kind IN ('in_review', 'recommended', 'not_yet', 'awarded',
                      'revoked')
  JOIN attempt a ON a.id = m.attempt_id
  JOIN submission s ON s.id = a.submission_id
  JOIN edition e ON e.id = s.edition_id
  JOIN micro_credential c ON c.id = s.micro_credential_id
  JOIN programme g ON g.id = c.programme_id
  LEFT JOIN award w ON w.id = m.award_id
 WHERE n.ended_at IS NULL
;

-- All of it is read now; 1 when there was something to note.
CREATE OR REPLACE FUNCTION news_read(the_session BIGINT, the_person BIGINT)
    RETURNS TINYINT
    NOT DETERMINISTIC
    MODIFIES SQL DATA
    SQL SECURITY DEFINER
BEGIN
    UPDATE session SET visited_at = UTC_TIMESTAMP(6), stamp = stamp + 1
     WHERE id = the_session AND person_id = the_person AND ended_at IS NULL;
    RETURN ROW_COUNT();
END;

-- An educator's submissions: where they stand, and how one begins. Every
-- statement carries the person on whose behalf it runs.

-- name: submission_find
-- The newest attempt of one submission, with what happened to it in one
-- column ("MICROSECONDS ACTION,..."): a page has one round trip less.
-- Without its GROUP BY MariaDB refuses to execute it twice (1140).
-- Parameters: public id, person.
SELECT s.id, s.public_id, s.number, s.state, a.id, a.ordinal, a.state,
       a.saved_at, a.consent, a.own_work, a.submitted_at, a.due_at,
       b.artifact_least, b.artifact_most, b.assessor_count, b.anonymous,
       b.reflection_prompt, b.reflection_least, b.reflection_most,
       d.id IS NOT NULL, w.public_id, t.name, t.opens_at,
       IF(a.state = 'draft', NULL,
          (SELECT GROUP_CONCAT(CONCAT(
                      CAST(UNIX_TIMESTAMP(h.at) * 1000000 AS INTEGER), ' ',
                      h.action) ORDER BY h.id DESC SEPARATOR ',')
             FROM submission_timeline h WHERE h.submission_id = s.id
            GROUP BY h.submission_id)),
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM submission s
  JOIN attempt a ON a.submission_id = s.id
       AND a.ordinal = (SELECT MAX(n.ordinal) FROM attempt n
                         WHERE n.submission_id = s.id)
  JOIN edition_brief b ON b.edition_id = s.edition_id
  LEFT JOIN decision d ON d.attempt_id = a.id
  LEFT JOIN award w ON w.decision_id = d.id
  LEFT JOIN attempt_term y ON y.attempt_id = a.id
  LEFT JOIN term t ON t.id = y.term_id
 WHERE s.public_id = ? AND s.person_id = ?

-- name: submission_list
-- Newest first, from behind the submission `after` (NULL: from the start).
-- Parameters: person, after, after, person, limit.
-- Index: submission_card_person.
SELECT c.public_id, c.number, c.ordinal, c.state, c.changed_at, c.saved_at,
       c.submitted_at, COALESCE(c.result_at, c.due_at), c.award_public_id,
       IF(c.ordinal > 1, c.ordinal - 1, 0), c.missing, c.title, c.programme,
       c.word_not_yet, c.badge_shape, c.badge_colour, c.badge_level,
       c.badge_symbol
  FROM submission_card c
 WHERE c.person_id = ? AND c.state <> 'discarded'
   AND (? IS NULL OR (c.created_at, c.submission_id) <
        (SELECT t.created_at, t.id FROM submission t
          WHERE t.public_id = ? AND t.person_id = ?))
 ORDER BY c.created_at DESC, c.submission_id DESC
 LIMIT ?

-- name: submission_decision
-- One decided attempt. Parameters: public id, person, ordinal.
SELECT s.id, s.public_id, s.number, a.id, a.ordinal, d.outcome, d.note,
       d.decided_at, w.public_id,
       (SELECT MAX(n.ordinal) FROM attempt n WHERE n.submission_id = s.id),
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM submission s
  JOIN attempt a ON a.submission_id = s.id
  JOIN decision d ON d.attempt_id = a.id
  JOIN edition_brief b ON b.edition_id = s.edition_id
  LEFT JOIN award w ON w.decision_id = d.id
 WHERE s.public_id = ? AND s.person_id = ? AND a.ordinal = ?
   AND a.state IN ('awarded', 'not_yet')

-- name: submission_offer
-- What starting would mean, with what this person has of it already.
-- Parameters: person, person, code.
SELECT b.edition_id, b.artifact_least, b.artifact_most, b.assessor_count,
       b.anonymous,
       COALESCE((SELECT q.requires FROM edition_source q
                  WHERE q.edition_id = b.edition_id), ''),
       (SELECT s.public_id FROM submission s
         WHERE s.person_id = ? AND s.going = 1
           AND s.micro_credential_id = b.micro_credential_id),
       (SELECT w.public_id
          FROM award w JOIN edition e ON e.id = w.edition_id
         WHERE w.person_id = ?
           AND e.micro_credential_id = b.micro_credential_id
         ORDER BY w.awarded_at DESC LIMIT 1),
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM edition_brief b
 WHERE b.code = ? AND b.state = 'published'

-- name: submission_requires
-- What must have been earned before: of the published edition. Parameters: code.
SELECT e.id, COALESCE(s.requires, '')
  FROM micro_credential m
  JOIN edition e ON e.micro_credential_id = m.id AND e.current = 1
  LEFT JOIN edition_source s ON s.edition_id = e.id
 WHERE m.code = ?

-- name: submission_required
-- What a person has of what an edition requires. Parameters: edition, person.
SELECT r.code, r.title, r.unit, r.credit, r.earned
  FROM requirement_state r
 WHERE r.edition_id = ? AND r.person_id = ?

-- name: submission_offer_sections
-- Parameters: edition.
SELECT x.position, x.kind, x.title, x.words_least, x.words_most
  FROM section x
 WHERE x.edition_id = ?
 ORDER BY x.position

-- name: submission_going
-- The open submission for a micro-credential. Parameters: person, code.
SELECT s.public_id
  FROM submission s
  JOIN micro_credential m ON m.id = s.micro_credential_id
 WHERE s.person_id = ? AND m.code = ? AND s.going = 1

-- name: submission_start
-- Parameters: public id, number, person, moment, code.
INSERT INTO submission (public_id, number, person_id, micro_credential_id,
                        edition_id, created_at)
SELECT ?, ?, ?, e.micro_credential_id, e.id, ?
  FROM micro_credential m
  JOIN edition e ON e.micro_credential_id = m.id AND e.current = 1
 WHERE m.code = ?

-- name: attempt_start
-- Parameters: submission, moment.
INSERT INTO attempt (submission_id, ordinal, created_at) VALUES (?, 1, ?)

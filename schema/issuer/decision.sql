-- One submission before the issuer of record, and what is decided on it.

-- name: decision_read
-- The newest attempt that was handed in, with its reviews, their levels and
-- their feedback, in one round trip: kinds 0, 1, 2 and 3. Only the first row
-- has the columns from submission on: what is decided, sealed or not. Parameters: public id, person, person;
-- public id, person, person, three times.
SELECT 0 AS kind, 0 AS id, 0 AS review, 0 AS level, NULL AS t1, NULL AS t2,
       NULL AS t3, NULL AS at, s.id AS submission, s.public_id, s.number,
       s.person_id, s.edition_id, p.name, a.id AS attempt, a.ordinal, a.state, a.submitted_at, a.consent,
       (SELECT COUNT(*) FROM review r
         WHERE r.attempt_id = a.id AND r.state IN ('open', 'claimed')),
       (SELECT COUNT(*) FROM referral f
         WHERE f.attempt_id = a.id AND f.kind = 'third'),
       COALESCE(c.outcome, l.outcome), COALESCE(c.decided_at, l.decided_at),
       q.name, COALESCE(c.note, l.note), w.public_id, COALESCE(l.id, 0),
       t.name, COALESCE(t.opens_at <= UTC_TIMESTAMP(6), 0), t.release_at,
       b.code, b.title, b.summary, b.programme, b.competency, b.level_name,
       b.credit_amount, b.credit_unit, b.review_policy, b.review_days,
       b.badge_shape, b.badge_colour, b.badge_level, b.badge_symbol,
       b.word_not_yet
  FROM submission s
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
       AND d.duty = 'issuer'
  JOIN attempt_handed_in a ON a.submission_id = s.id
  JOIN person p ON p.id = s.person_id
  JOIN edition_brief b ON b.edition_id = s.edition_id
  LEFT JOIN decision c ON c.attempt_id = a.id
  LEFT JOIN sealed_decision l ON l.attempt_id = a.id AND c.id IS NULL
       AND NOT EXISTS (SELECT 1 FROM seal_undo u WHERE u.sealed_id = l.id)
  LEFT JOIN attempt_term y ON y.attempt_id = a.id
  LEFT JOIN term t ON t.id = y.term_id
  LEFT JOIN person q ON q.id = COALESCE(c.issuer_id, l.issuer_id)
  LEFT JOIN award w ON w.decision_id = c.id
 WHERE s.public_id = ? AND d.person_id = ? AND s.person_id <> ?
UNION ALL
SELECT 1, r.id, r.id, 0, p.name, r.recommendation, r.note, r.recommended_at,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL
  FROM submission s
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
       AND d.duty = 'issuer'
  JOIN attempt_handed_in a ON a.submission_id = s.id
  JOIN review r ON r.attempt_id = a.id AND r.state = 'recommended'
  JOIN person p ON p.id = r.assessor_id
 WHERE s.public_id = ? AND d.person_id = ? AND s.person_id <> ?
UNION ALL
SELECT 2, g.criterion_id, r.id, g.level_id, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL
  FROM submission s
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
       AND d.duty = 'issuer'
  JOIN attempt_handed_in a ON a.submission_id = s.id
  JOIN review r ON r.attempt_id = a.id AND r.state = 'recommended'
  JOIN score g ON g.review_id = r.id
 WHERE s.public_id = ? AND d.person_id = ? AND s.person_id <> ?
UNION ALL
SELECT 3, k.section_id, r.id, 0, k.text, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL
  FROM submission s
  JOIN duty d ON d.micro_credential_id = s.micro_credential_id
       AND d.duty = 'issuer'
  JOIN attempt_handed_in a ON a.submission_id = s.id
  JOIN review r ON r.attempt_id = a.id AND r.state = 'recommended'
  JOIN feedback k ON k.review_id = r.id
       AND k.version = (SELECT MAX(v.version) FROM feedback v
                         WHERE v.review_id = r.id
                           AND v.section_id = k.section_id)
 WHERE s.public_id = ? AND d.person_id = ? AND s.person_id <> ?
 ORDER BY kind, review, id

-- name: decision_add
-- The rules of the database ask whether this person may, and draw what
-- follows: the next attempt, or (with the award) the end of this one. A table
-- that the rules write can't be read in the same statement, so the values
-- stand alone. Parameters: attempt, person, outcome, note, moment.
INSERT INTO decision (attempt_id, issuer_id, outcome, note, decided_at)
VALUES (?, ?, ?, ?, ?)

-- name: award_add
-- Name, mail and end are set by the rules. Parameters: public id, decision,
-- earner, edition, moment, salt.
INSERT INTO award (public_id, decision_id, person_id, edition_id, awarded_at,
                   salt, recipient_name)
VALUES (?, ?, ?, ?, ?, ?, '')

-- name: decision_settle
-- What was decided on an attempt, and by whom: settles an answer that was
-- lost. Parameters: attempt.
SELECT c.issuer_id, c.outcome, COALESCE(w.id, 0)
  FROM decision c
  LEFT JOIN award w ON w.decision_id = c.id
 WHERE c.attempt_id = ?

-- name: referral_add
-- Parameters: attempt, person, kind, note, moment.
INSERT INTO referral (attempt_id, issuer_id, kind, note, referred_at)
VALUES (?, ?, ?, ?, ?)

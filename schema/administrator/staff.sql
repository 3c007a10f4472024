-- Who is who, as the directory says, and what each may assess or decide.

-- name: staff_place
-- Where a page of people begins. Parameters: public id.
SELECT p.name, p.id FROM person p WHERE p.public_id = ?

-- name: staff_list
-- People by name, from behind a name and id ('' and 0: from the start).
-- Parameters: name, name, id, limit. Index: person_name.
SELECT p.id, p.public_id, p.name, p.username, COALESCE(p.title, ''),
       COALESCE(s.name, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       p.active
  FROM person p FORCE INDEX (person_name)
  LEFT JOIN school s ON s.id = p.school_id
 WHERE p.name >= ? AND (p.name > ? OR p.id > ?)
 ORDER BY p.name, p.id
 LIMIT ?

-- name: staff_search
-- The same of those whose name, or a word of it, or user name begins with what
-- is looked for. Names are read from the index alone, in its order.
-- Parameters: start of a name, start of a later word of it, name, name, id,
-- limit; start of a user name, the same in small letters, name, name, id,
-- limit; limit. Index: person_name, person_username.
SELECT p.id, p.public_id, p.name, p.username, COALESCE(p.title, ''),
       COALESCE(s.name, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       p.active
  FROM ((SELECT n.id, n.name
           FROM person n
          WHERE (n.name LIKE ? ESCAPE '!' OR n.name LIKE ? ESCAPE '!')
            AND n.name >= ? AND (n.name > ? OR n.id > ?)
          ORDER BY n.name, n.id
          LIMIT ?)
        UNION
        (SELECT n.id, n.name
           FROM person n
          WHERE (n.username LIKE ? ESCAPE '!' OR n.username LIKE ? ESCAPE '!')
            AND n.name >= ? AND (n.name > ? OR n.id > ?)
          ORDER BY n.name, n.id
          LIMIT ?)) found
  JOIN person p ON p.id = found.id
  LEFT JOIN school s ON s.id = p.school_id
 ORDER BY found.name, found.id
 LIMIT ?

-- name: staff_find
-- Parameters: minutes without use, hours in all, public id.
SELECT p.id, p.public_id, p.name, p.username, COALESCE(p.title, ''),
       COALESCE(s.name, ''),
       COALESCE((SELECT GROUP_CONCAT(g.role ORDER BY g.role SEPARATOR ' ')
                   FROM role_grant g WHERE g.person_id = p.id), ''),
       p.active, COALESCE(p.mail, ''), COALESCE(m.name, ''), p.seen_at,
       (SELECT MAX(n.started_at) FROM session n WHERE n.person_id = p.id),
       (SELECT COUNT(*) FROM session n
         WHERE n.person_id = p.id AND n.ended_at IS NULL
           AND n.used_at > CURRENT_TIMESTAMP(6) - INTERVAL ? MINUTE
           AND n.started_at > CURRENT_TIMESTAMP(6) - INTERVAL ? HOUR)
  FROM person p
  LEFT JOIN school s ON s.id = p.school_id
  LEFT JOIN person m ON m.id = p.manager_id
 WHERE p.public_id = ?

-- name: staff_work
-- What somebody may assess or decide (kind 1), the newest submissions (2) and
-- awards (3). Parameters: person, person, limit, person, limit.
-- Index: duty's primary key, submission_person, award_person.
(SELECT 1 AS kind, COALESCE(e.title, m.code) AS title, d.duty AS state,
        m.code AS number, '' AS word, d.given_at AS at, NULL AS expires_at,
        NULL AS revoked_at
   FROM duty d
   JOIN micro_credential m ON m.id = d.micro_credential_id
   LEFT JOIN edition e ON e.micro_credential_id = m.id
        AND e.number = (SELECT MAX(n.number) FROM edition n
                         WHERE n.micro_credential_id = m.id)
  WHERE d.person_id = ?
  ORDER BY title, state
  LIMIT 1000)
UNION ALL
(SELECT 2, b.title, a.state, s.number,
        IF(a.state = 'not_yet', b.word_not_yet, ''),
        COALESCE(d.decided_at, a.submitted_at, a.saved_at, a.created_at),
        NULL, NULL
   FROM submission s
   JOIN attempt a ON a.submission_id = s.id
        AND a.ordinal = (SELECT MAX(n.ordinal) FROM attempt n
                          WHERE n.submission_id = s.id)
   JOIN edition_brief b ON b.edition_id = s.edition_id
   LEFT JOIN decision d ON d.attempt_id = a.id
  WHERE s.person_id = ?
  ORDER BY s.created_at DESC, s.id DESC
  LIMIT ?)
UNION ALL
(SELECT 3, e.title, '', '', '', w.awarded_at, w.expires_at, v.revoked_at
   FROM award w
   JOIN edition e ON e.id = w.edition_id
   LEFT JOIN revocation v ON v.award_id = w.id
  WHERE w.person_id = ?
  ORDER BY w.awarded_at DESC, w.id DESC
  LIMIT ?)

-- Badges as pictures.

-- name: image_wanted
-- What each edition's badge says, with its last award: one drawing serves a
-- year.
SELECT w.edition_id, w.awarded_at, e.title, e.level_name, p.name,
       e.badge_shape, e.badge_colour, e.badge_symbol, e.badge_level
  FROM (SELECT a.edition_id, MAX(a.awarded_at) AS awarded_at
          FROM award a GROUP BY a.edition_id) w
  JOIN edition e ON e.id = w.edition_id
  JOIN micro_credential m ON m.id = e.micro_credential_id
  JOIN programme p ON p.id = m.programme_id
 ORDER BY w.edition_id

-- name: image_list
-- What was drawn.
SELECT edition_id, year FROM badge_image ORDER BY edition_id, year

-- name: image_add
-- Parameters: edition, year, PNG, moment.
INSERT INTO badge_image (edition_id, year, png, drawn_at) VALUES (?, ?, ?, ?)

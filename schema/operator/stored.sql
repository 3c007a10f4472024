-- What `accolade backup` copies of the store of evidence, as the owner.

-- name: stored_list
-- Files in the order in which they came; the same bytes may be there as more
-- than one kind. By the primary key.
-- in: after this number, limit
SELECT id, sha256, size_bytes FROM file WHERE id > ? ORDER BY id LIMIT ?

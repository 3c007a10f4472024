-- The signer: reads what was decided and awarded, and is the only one to insert
-- a credential or a signing key.

CALL account_clear('accolade_signer');

-- What it signs.
GRANT SELECT ON signing_work TO 'accolade_signer'@'localhost';
GRANT SELECT ON award TO 'accolade_signer'@'localhost';
GRANT SELECT (award_id, revoked_at) ON revocation TO 'accolade_signer'@'localhost';
GRANT SELECT (id, attempt_id, issuer_id, outcome, decided_at)
ON decision TO 'accolade_signer'@'localhost';
GRANT SELECT ON programme TO 'accolade_signer'@'localhost';
GRANT SELECT ON framework TO 'accolade_signer'@'localhost';
GRANT SELECT ON competency TO 'accolade_signer'@'localhost';
GRANT SELECT ON alignment TO 'accolade_signer'@'localhost';
GRANT SELECT ON micro_credential TO 'accolade_signer'@'localhost';
GRANT SELECT ON edition TO 'accolade_signer'@'localhost';
GRANT SELECT (edition_id, position, code, name, meets)
ON level TO 'accolade_signer'@'localhost';
GRANT SELECT ON award_result TO 'accolade_signer'@'localhost';
GRANT SELECT ON edition_alignment TO 'accolade_signer'@'localhost';

-- What it made.
GRANT SELECT, INSERT ON signing_key TO 'accolade_signer'@'localhost';
GRANT SELECT, INSERT, UPDATE (revoked, body, signed_at)
ON status_list TO 'accolade_signer'@'localhost';
GRANT SELECT, INSERT ON status_entry TO 'accolade_signer'@'localhost';
GRANT SELECT (award_id, paper, asked_at, drawn_at), UPDATE (body, drawn_at)
ON certificate TO 'accolade_signer'@'localhost';
GRANT SELECT (edition_id, year), INSERT ON badge_image TO 'accolade_signer'@'localhost';
GRANT SELECT, INSERT ON credential TO 'accolade_signer'@'localhost';

GRANT INSERT ON audit TO 'accolade_signer'@'localhost';

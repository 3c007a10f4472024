-- The visitor's pool: published editions, shared awards, revocations and public
-- keys, through views that show nothing else (0003-public-views.sql). No
-- tables but catalog_card, signing_key, status_list and badge_image, no people, no sessions, and nothing to write.

CALL account_clear('accolade_visitor');

GRANT SELECT ON catalog_programme TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_card TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_competency TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_alignment TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_edition TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_part TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_source TO 'accolade_visitor'@'localhost';
GRANT SELECT ON catalog_required TO 'accolade_visitor'@'localhost';
GRANT SELECT ON shared_award TO 'accolade_visitor'@'localhost';
GRANT SELECT ON shared_result TO 'accolade_visitor'@'localhost';
GRANT SELECT ON revoked_award TO 'accolade_visitor'@'localhost';
GRANT SELECT ON expiring_award TO 'accolade_visitor'@'localhost';
GRANT SELECT ON shared_certificate TO 'accolade_visitor'@'localhost';
GRANT SELECT ON award_total TO 'accolade_visitor'@'localhost';
GRANT SELECT (id, body) ON status_list TO 'accolade_visitor'@'localhost';
GRANT SELECT ON badge_image TO 'accolade_visitor'@'localhost';
GRANT SELECT ON signing_key TO 'accolade_visitor'@'localhost';

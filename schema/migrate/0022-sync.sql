-- 0022: the directory's people of one run of sync, beside the records: what is new,
-- changed and gone is worked out here, so that no program has to hold them all.

CREATE TABLE sync_roll (
    run BIGINT NOT NULL COMMENT 'a number of its own for each run',
    directory_key VARBINARY(64) NOT NULL,
    kind TINYINT NOT NULL DEFAULT 0 COMMENT '0 as before, 1 new, 2 changed, 3 missing, 4 left',
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL COMMENT 'for one who is new',
    username VARCHAR(256) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(300) NOT NULL,
    mail VARCHAR(320) NULL,
    title VARCHAR(300) NULL,
    school VARCHAR(64) COLLATE utf8mb4_bin NOT NULL COMMENT 'its code, or empty',
    school_name VARCHAR(200) NOT NULL,
    roles VARCHAR(200) COLLATE utf8mb4_bin NOT NULL COMMENT 'words with a space between',
    dn_hash BINARY(32) NOT NULL,
    manager_hash BINARY(32) NULL,
    person_id BIGINT NULL,
    manager_key VARBINARY(64) NULL,
    facts_differ TINYINT(1) NOT NULL DEFAULT 0,
    roles_differ TINYINT(1) NOT NULL DEFAULT 0,
    manager_differs TINYINT(1) NOT NULL DEFAULT 0,
    PRIMARY KEY (run, directory_key),
    KEY sync_roll_kind (run, kind, directory_key),
    KEY sync_roll_dn (run, dn_hash)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='of the run of accolade sync that goes on; empty between';

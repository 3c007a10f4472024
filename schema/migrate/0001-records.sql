-- 0001: the tables of the path from a definition to a verified award.
--
-- Keys inside are BIGINT; what stands in an address is 26 characters of
-- base32 (128 random bits). Moments are DATETIME(6) in UTC. Texts that are
-- keys compare by their bytes (utf8mb4_bin); what people write compares as
-- people do. A statement ends at a ";" that ends a line which begins in the
-- first column.

-- ---- people ---------------------------------------------------------------

CREATE TABLE school (
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY school_code (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='places of work, as the directory names them';

CREATE TABLE person (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    directory_key VARBINARY(64) NOT NULL COMMENT 'entryUUID or objectGUID: never changes, whatever the name does',
    username VARCHAR(256) COLLATE utf8mb4_bin NOT NULL COMMENT 'as the directory writes it; may pass to another person later',
    name VARCHAR(300) NOT NULL,
    mail VARCHAR(320) NULL,
    title VARCHAR(300) NULL,
    school_id BIGINT NULL,
    manager_id BIGINT NULL,
    active TINYINT(1) NOT NULL DEFAULT 1,
    seen_at DATETIME(6) NULL COMMENT 'last found in the directory',
    left_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY person_public (public_id),
    UNIQUE KEY person_directory (directory_key),
    KEY person_username (username),
    KEY person_name (name, id),
    KEY person_manager (manager_id),
    CONSTRAINT person_school FOREIGN KEY (school_id) REFERENCES school (id),
    CONSTRAINT person_manager FOREIGN KEY (manager_id) REFERENCES person (id) ON DELETE SET NULL,
    CONSTRAINT person_active CHECK (active IN (0, 1))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='staff, keyed by what the directory never changes';

CREATE TABLE role_grant (
    person_id BIGINT NOT NULL,
    role VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    granted_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id, role),
    CONSTRAINT role_grant_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT role_grant_role CHECK (role IN ('educator', 'assessor', 'issuer', 'administrator'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='roles by the directory groups; read live at each request';

CREATE TABLE session (
    id BIGINT NOT NULL AUTO_INCREMENT,
    token_hash BINARY(32) NOT NULL,
    person_id BIGINT NOT NULL,
    started_at DATETIME(6) NOT NULL,
    used_at DATETIME(6) NOT NULL COMMENT 'touched at most once a minute',
    ended_at DATETIME(6) NULL,
    address VARCHAR(45) COLLATE utf8mb4_bin NOT NULL,
    agent VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY session_token (token_hash),
    KEY session_person (person_id, ended_at),
    KEY session_used (used_at),
    CONSTRAINT session_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='the token itself is only in the browser';

CREATE TABLE sign_on_attempt (
    id BIGINT NOT NULL AUTO_INCREMENT,
    person_hash BINARY(32) NOT NULL COMMENT 'hash of the directory key, or of the typed name when nobody was found',
    address VARCHAR(45) COLLATE utf8mb4_bin NOT NULL,
    tried_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY sign_on_attempt_person (person_hash, tried_at),
    KEY sign_on_attempt_address (address, tried_at),
    KEY sign_on_attempt_at (tried_at)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='failed sign-ons of the last while, for the slow-down';

-- ---- definitions ----------------------------------------------------------

CREATE TABLE programme (
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    description TEXT NOT NULL,
    word_not_yet VARCHAR(80) NOT NULL DEFAULT 'Not yet' COMMENT 'what this programme calls a miss',
    cadence VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'when work is reviewed, in words',
    position INT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY programme_code (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE framework (
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY framework_code (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE competency (
    id BIGINT NOT NULL AUTO_INCREMENT,
    framework_id BIGINT NOT NULL,
    parent_id BIGINT NULL,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(200) NOT NULL,
    statement TEXT NOT NULL,
    position INT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY competency_code (framework_id, code),
    KEY competency_parent (parent_id),
    CONSTRAINT competency_framework FOREIGN KEY (framework_id) REFERENCES framework (id),
    CONSTRAINT competency_parent FOREIGN KEY (parent_id) REFERENCES competency (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE alignment (
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(300) NOT NULL,
    framework VARCHAR(200) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY alignment_code (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='goals and standards of others that ours point to';

CREATE TABLE micro_credential (
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    programme_id BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY micro_credential_code (code),
    CONSTRAINT micro_credential_programme FOREIGN KEY (programme_id) REFERENCES programme (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='what stays the same over editions';

CREATE TABLE edition (
    id BIGINT NOT NULL AUTO_INCREMENT,
    micro_credential_id BIGINT NOT NULL,
    number INT NOT NULL,
    state VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    current TINYINT(1) GENERATED ALWAYS AS (IF(state = 'published', 1, NULL)) STORED COMMENT 'at most one published edition',
    competency_id BIGINT NULL,
    title VARCHAR(200) NOT NULL,
    summary VARCHAR(500) NOT NULL,
    description TEXT NOT NULL COMMENT 'Markdown',
    criteria TEXT NOT NULL COMMENT 'Markdown: what must be shown',
    effort VARCHAR(200) NOT NULL DEFAULT '',
    level_name VARCHAR(80) NOT NULL DEFAULT '',
    credit_amount DECIMAL(8,2) NULL,
    credit_unit VARCHAR(80) NULL,
    valid_months INT NULL COMMENT 'NULL: never expires',
    review_policy VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    review_days INT NOT NULL COMMENT 'working days until a result is expected',
    assessor_count INT NOT NULL,
    anonymous TINYINT(1) NOT NULL,
    artifact_least INT NOT NULL,
    artifact_most INT NOT NULL,
    reflection_prompt VARCHAR(1000) NOT NULL,
    reflection_least INT NOT NULL DEFAULT 0 COMMENT 'words',
    reflection_most INT NOT NULL,
    badge_shape VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_colour VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    badge_level INT NOT NULL,
    badge_symbol VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    content_hash BINARY(32) NOT NULL COMMENT 'of the definition as imported: the same content is the same edition',
    published_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY edition_number (micro_credential_id, number),
    UNIQUE KEY edition_current (micro_credential_id, current),
    KEY edition_title (current, title, id),
    CONSTRAINT edition_micro_credential FOREIGN KEY (micro_credential_id) REFERENCES micro_credential (id),
    CONSTRAINT edition_competency FOREIGN KEY (competency_id) REFERENCES competency (id),
    CONSTRAINT edition_state CHECK (state IN ('draft', 'published', 'retired')),
    CONSTRAINT edition_policy CHECK (review_policy IN ('on_demand', 'by_term')),
    CONSTRAINT edition_days CHECK (review_days BETWEEN 1 AND 366),
    CONSTRAINT edition_assessors CHECK (assessor_count BETWEEN 1 AND 5),
    CONSTRAINT edition_artifacts CHECK (artifact_least BETWEEN 0 AND artifact_most AND artifact_most BETWEEN 1 AND 20),
    CONSTRAINT edition_reflection CHECK (reflection_least BETWEEN 0 AND reflection_most AND reflection_most <= 5000),
    CONSTRAINT edition_credit CHECK ((credit_amount IS NULL) = (credit_unit IS NULL) AND (credit_amount IS NULL OR credit_amount > 0)),
    CONSTRAINT edition_valid CHECK (valid_months IS NULL OR valid_months BETWEEN 1 AND 600),
    CONSTRAINT edition_flags CHECK (anonymous IN (0, 1)),
    CONSTRAINT edition_badge CHECK (badge_level BETWEEN 1 AND 3)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='one wording of a micro-credential; never changed once somebody has used it';

CREATE TABLE edition_alignment (
    edition_id BIGINT NOT NULL,
    alignment_id BIGINT NOT NULL,
    PRIMARY KEY (edition_id, alignment_id),
    CONSTRAINT edition_alignment_edition FOREIGN KEY (edition_id) REFERENCES edition (id),
    CONSTRAINT edition_alignment_alignment FOREIGN KEY (alignment_id) REFERENCES alignment (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE section (
    id BIGINT NOT NULL AUTO_INCREMENT,
    edition_id BIGINT NOT NULL,
    position INT NOT NULL,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    kind VARCHAR(10) COLLATE utf8mb4_bin NOT NULL COMMENT 'artifacts: the one with files and links, always last',
    title VARCHAR(200) NOT NULL,
    prompt TEXT NOT NULL,
    hint VARCHAR(500) NOT NULL DEFAULT '',
    words_least INT NOT NULL DEFAULT 0,
    words_most INT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY section_position (edition_id, position),
    UNIQUE KEY section_code (edition_id, code),
    CONSTRAINT section_edition FOREIGN KEY (edition_id) REFERENCES edition (id),
    CONSTRAINT section_kind CHECK (kind IN ('text', 'artifacts')),
    CONSTRAINT section_words CHECK (words_least BETWEEN 0 AND words_most AND words_most <= 5000)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE suggested_task (
    id BIGINT NOT NULL AUTO_INCREMENT,
    edition_id BIGINT NOT NULL,
    position INT NOT NULL,
    text VARCHAR(500) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY suggested_task_position (edition_id, position),
    CONSTRAINT suggested_task_edition FOREIGN KEY (edition_id) REFERENCES edition (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='artifacts that would do';

CREATE TABLE resource (
    id BIGINT NOT NULL AUTO_INCREMENT,
    edition_id BIGINT NOT NULL,
    position INT NOT NULL,
    title VARCHAR(300) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    UNIQUE KEY resource_position (edition_id, position),
    CONSTRAINT resource_edition FOREIGN KEY (edition_id) REFERENCES edition (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE example (
    id BIGINT NOT NULL AUTO_INCREMENT,
    edition_id BIGINT NOT NULL,
    position INT NOT NULL,
    title VARCHAR(300) NOT NULL,
    text TEXT NOT NULL COMMENT 'Markdown',
    PRIMARY KEY (id),
    UNIQUE KEY example_position (edition_id, position),
    CONSTRAINT example_edition FOREIGN KEY (edition_id) REFERENCES edition (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE level (
    id BIGINT NOT NULL AUTO_INCREMENT,
    edition_id BIGINT NOT NULL,
    position INT NOT NULL COMMENT 'low to high',
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(80) NOT NULL,
    meets TINYINT(1) NOT NULL COMMENT 'good enough for the award',
    PRIMARY KEY (id),
    UNIQUE KEY level_position (edition_id, position),
    UNIQUE KEY level_code (edition_id, code),
    CONSTRAINT level_edition FOREIGN KEY (edition_id) REFERENCES edition (id),
    CONSTRAINT level_meets CHECK (meets IN (0, 1))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='columns of the rubric';

CREATE TABLE criterion (
    id BIGINT NOT NULL AUTO_INCREMENT,
    edition_id BIGINT NOT NULL,
    section_id BIGINT NOT NULL COMMENT 'the part of the submission that it judges',
    position INT NOT NULL,
    code VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    title VARCHAR(300) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY criterion_position (edition_id, position),
    UNIQUE KEY criterion_code (edition_id, code),
    KEY criterion_section (section_id),
    CONSTRAINT criterion_edition FOREIGN KEY (edition_id) REFERENCES edition (id),
    CONSTRAINT criterion_section FOREIGN KEY (section_id) REFERENCES section (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='rows of the rubric';

CREATE TABLE cell (
    criterion_id BIGINT NOT NULL,
    level_id BIGINT NOT NULL,
    text VARCHAR(1000) NOT NULL,
    PRIMARY KEY (criterion_id, level_id),
    KEY cell_level (level_id),
    CONSTRAINT cell_criterion FOREIGN KEY (criterion_id) REFERENCES criterion (id),
    CONSTRAINT cell_level FOREIGN KEY (level_id) REFERENCES level (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='what a level looks like in a row';

CREATE TABLE duty (
    person_id BIGINT NOT NULL,
    micro_credential_id BIGINT NOT NULL,
    duty VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    reason VARCHAR(300) NOT NULL DEFAULT '',
    given_at DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id, micro_credential_id, duty),
    KEY duty_micro_credential (micro_credential_id, duty),
    CONSTRAINT duty_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT duty_micro_credential FOREIGN KEY (micro_credential_id) REFERENCES micro_credential (id),
    CONSTRAINT duty_duty CHECK (duty IN ('assessor', 'issuer'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='who assesses, and who decides on, which micro-credential';

-- ---- submissions ----------------------------------------------------------

CREATE TABLE submission (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    number CHAR(9) COLLATE utf8mb4_bin NOT NULL COMMENT 'what assessors see instead of a name',
    person_id BIGINT NOT NULL,
    micro_credential_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    state VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'open',
    going TINYINT(1) GENERATED ALWAYS AS (IF(state = 'open', 1, NULL)) STORED COMMENT 'at most one open submission a person and micro-credential',
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY submission_public (public_id),
    UNIQUE KEY submission_number (number),
    UNIQUE KEY submission_going (person_id, micro_credential_id, going),
    KEY submission_person (person_id, created_at, id),
    KEY submission_edition (edition_id),
    CONSTRAINT submission_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT submission_micro_credential FOREIGN KEY (micro_credential_id) REFERENCES micro_credential (id),
    CONSTRAINT submission_edition FOREIGN KEY (edition_id) REFERENCES edition (id),
    CONSTRAINT submission_state CHECK (state IN ('open', 'awarded', 'discarded'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='one person on the way to one micro-credential';

CREATE TABLE attempt (
    id BIGINT NOT NULL AUTO_INCREMENT,
    submission_id BIGINT NOT NULL,
    ordinal INT NOT NULL COMMENT '1, 2, ...',
    state VARCHAR(12) COLLATE utf8mb4_bin NOT NULL DEFAULT 'draft',
    created_at DATETIME(6) NOT NULL,
    saved_at DATETIME(6) NULL,
    consent TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'students consent, names are removed',
    own_work TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'rubric read, own work',
    submitted_at DATETIME(6) NULL,
    due_at DATETIME(6) NULL COMMENT 'when a result is expected',
    PRIMARY KEY (id),
    UNIQUE KEY attempt_ordinal (submission_id, ordinal),
    KEY attempt_state (state, submitted_at, id),
    CONSTRAINT attempt_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
    CONSTRAINT attempt_state CHECK (state IN ('draft', 'submitted', 'in_review', 'recommended', 'awarded', 'not_yet', 'discarded')),
    CONSTRAINT attempt_flags CHECK (consent IN (0, 1) AND own_work IN (0, 1)),
    CONSTRAINT attempt_submitted CHECK (state IN ('draft', 'discarded') OR (submitted_at IS NOT NULL AND consent = 1))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='one try; its content stands once it is submitted';

CREATE TABLE response (
    attempt_id BIGINT NOT NULL,
    section_id BIGINT NOT NULL,
    version INT NOT NULL COMMENT '1, 2, ...: a save adds one, so nothing typed is ever overwritten',
    text MEDIUMTEXT NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (attempt_id, section_id, version),
    KEY response_section (section_id),
    CONSTRAINT response_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT response_section FOREIGN KEY (section_id) REFERENCES section (id),
    CONSTRAINT response_version CHECK (version >= 1)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='what the educator wrote in a section; the highest version counts';

CREATE TABLE file (
    id BIGINT NOT NULL AUTO_INCREMENT,
    sha256 BINARY(32) NOT NULL,
    size_bytes BIGINT NOT NULL,
    media_type VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    stored_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY file_content (sha256, media_type)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='bytes that are safe in the store before a row says so';

CREATE TABLE artifact (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    attempt_id BIGINT NOT NULL,
    position INT NOT NULL,
    kind VARCHAR(5) COLLATE utf8mb4_bin NOT NULL,
    title VARCHAR(300) NOT NULL,
    url VARCHAR(2000) NULL,
    file_id BIGINT NULL,
    once_key CHAR(52) COLLATE utf8mb4_bin NOT NULL COMMENT 'the form that added it: sent twice, it adds once',
    added_at DATETIME(6) NOT NULL,
    removed_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY artifact_public (public_id),
    UNIQUE KEY artifact_once (attempt_id, once_key),
    KEY artifact_attempt (attempt_id, position, id),
    KEY artifact_file (file_id),
    CONSTRAINT artifact_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT artifact_file FOREIGN KEY (file_id) REFERENCES file (id),
    CONSTRAINT artifact_kind CHECK ((kind = 'file' AND file_id IS NOT NULL AND url IS NULL) OR (kind = 'link' AND url IS NOT NULL AND file_id IS NULL))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='a file or link that shows the skill';

CREATE TABLE reflection (
    artifact_id BIGINT NOT NULL,
    version INT NOT NULL,
    text MEDIUMTEXT NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (artifact_id, version),
    CONSTRAINT reflection_artifact FOREIGN KEY (artifact_id) REFERENCES artifact (id),
    CONSTRAINT reflection_version CHECK (version >= 1)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='what the educator says about an artifact; the highest version counts';

-- ---- review ---------------------------------------------------------------

CREATE TABLE review (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    attempt_id BIGINT NOT NULL,
    state VARCHAR(12) COLLATE utf8mb4_bin NOT NULL DEFAULT 'open',
    live TINYINT(1) GENERATED ALWAYS AS (IF(state IN ('claimed', 'recommended'), 1, NULL)) STORED,
    assessor_id BIGINT NULL,
    claimed_at DATETIME(6) NULL,
    recommended_at DATETIME(6) NULL,
    recommendation VARCHAR(8) COLLATE utf8mb4_bin NULL,
    note TEXT NULL COMMENT 'for the issuer of record only',
    PRIMARY KEY (id),
    UNIQUE KEY review_public (public_id),
    UNIQUE KEY review_once (attempt_id, assessor_id, live),
    KEY review_attempt (attempt_id, state),
    KEY review_assessor (assessor_id, state, claimed_at),
    CONSTRAINT review_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT review_assessor FOREIGN KEY (assessor_id) REFERENCES person (id),
    CONSTRAINT review_state CHECK (state IN ('open', 'claimed', 'given_back', 'recommended', 'withdrawn')),
    CONSTRAINT review_claimed CHECK ((state IN ('open', 'withdrawn')) = (assessor_id IS NULL)),
    CONSTRAINT review_recommended CHECK ((state = 'recommended') = (recommendation IS NOT NULL)),
    CONSTRAINT review_recommendation CHECK (recommendation IN ('award', 'not_yet'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='a place for one assessor: open, then claimed by whoever is first';

CREATE TABLE score (
    review_id BIGINT NOT NULL,
    criterion_id BIGINT NOT NULL,
    level_id BIGINT NOT NULL,
    PRIMARY KEY (review_id, criterion_id),
    KEY score_criterion (criterion_id),
    KEY score_level (level_id),
    CONSTRAINT score_review FOREIGN KEY (review_id) REFERENCES review (id),
    CONSTRAINT score_criterion FOREIGN KEY (criterion_id) REFERENCES criterion (id),
    CONSTRAINT score_level FOREIGN KEY (level_id) REFERENCES level (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE feedback (
    review_id BIGINT NOT NULL,
    section_id BIGINT NOT NULL,
    version INT NOT NULL,
    text MEDIUMTEXT NOT NULL,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (review_id, section_id, version),
    KEY feedback_section (section_id),
    CONSTRAINT feedback_review FOREIGN KEY (review_id) REFERENCES review (id),
    CONSTRAINT feedback_section FOREIGN KEY (section_id) REFERENCES section (id),
    CONSTRAINT feedback_version CHECK (version >= 1)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='what the assessor says about a section; the highest version counts';

CREATE TABLE referral (
    id BIGINT NOT NULL AUTO_INCREMENT,
    attempt_id BIGINT NOT NULL,
    issuer_id BIGINT NOT NULL,
    kind VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    note TEXT NOT NULL,
    referred_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY referral_attempt (attempt_id, id),
    CONSTRAINT referral_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT referral_issuer FOREIGN KEY (issuer_id) REFERENCES person (id),
    CONSTRAINT referral_kind CHECK (kind IN ('passed_back', 'third'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='the issuer passed the work back, or asked for one more assessor';

-- ---- decision and award ---------------------------------------------------

CREATE TABLE decision (
    id BIGINT NOT NULL AUTO_INCREMENT,
    attempt_id BIGINT NOT NULL,
    issuer_id BIGINT NOT NULL,
    outcome VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,
    note TEXT NOT NULL COMMENT 'the educator reads it',
    decided_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY decision_attempt (attempt_id),
    KEY decision_issuer (issuer_id, decided_at, id),
    CONSTRAINT decision_attempt FOREIGN KEY (attempt_id) REFERENCES attempt (id),
    CONSTRAINT decision_issuer FOREIGN KEY (issuer_id) REFERENCES person (id),
    CONSTRAINT decision_outcome CHECK (outcome IN ('award', 'not_yet'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='never changed; one for each submitted attempt';

CREATE TABLE award (
    id BIGINT NOT NULL AUTO_INCREMENT,
    public_id CHAR(26) COLLATE utf8mb4_bin NOT NULL,
    decision_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    edition_id BIGINT NOT NULL,
    awarded_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NULL,
    salt CHAR(26) COLLATE utf8mb4_bin NOT NULL COMMENT 'of the recipient hash in the credential',
    recipient_mail VARCHAR(320) NULL COMMENT 'as it was on that day',
    recipient_name VARCHAR(300) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY award_public (public_id),
    UNIQUE KEY award_decision (decision_id),
    KEY award_person (person_id, awarded_at, id),
    KEY award_edition (edition_id, awarded_at, id),
    KEY award_at (awarded_at, id),
    CONSTRAINT award_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
    CONSTRAINT award_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT award_edition FOREIGN KEY (edition_id) REFERENCES edition (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='never changed; revocation and sharing are records of their own';

CREATE TABLE award_share (
    award_id BIGINT NOT NULL,
    shared TINYINT(1) NOT NULL DEFAULT 0,
    show_name TINYINT(1) NOT NULL DEFAULT 1,
    show_evidence TINYINT(1) NOT NULL DEFAULT 0,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (award_id),
    CONSTRAINT award_share_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT award_share_flags CHECK (shared IN (0, 1) AND show_name IN (0, 1) AND show_evidence IN (0, 1))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='private until its educator shares it';

CREATE TABLE revocation (
    award_id BIGINT NOT NULL,
    issuer_id BIGINT NOT NULL,
    reason VARCHAR(1000) NOT NULL COMMENT 'for the records and the educator',
    public_reason VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'shown with the award',
    revoked_at DATETIME(6) NOT NULL,
    PRIMARY KEY (award_id),
    KEY revocation_issuer (issuer_id),
    CONSTRAINT revocation_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT revocation_issuer FOREIGN KEY (issuer_id) REFERENCES person (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE credit (
    id BIGINT NOT NULL AUTO_INCREMENT,
    person_id BIGINT NOT NULL,
    award_id BIGINT NOT NULL,
    kind VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,
    amount DECIMAL(8,2) NOT NULL,
    unit VARCHAR(80) NOT NULL,
    posted_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY credit_award (award_id, kind),
    KEY credit_person (person_id, posted_at, id),
    CONSTRAINT credit_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT credit_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT credit_kind CHECK ((kind = 'award' AND amount > 0) OR (kind = 'reversal' AND amount < 0))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='the ledger: one posting an award, one against it when revoked';

CREATE TABLE signing_key (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(64) COLLATE utf8mb4_bin NOT NULL COMMENT 'in the address of the public key',
    algorithm VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    public_jwk TEXT NOT NULL COMMENT 'the public half, as JSON (RFC 7517)',
    used_from DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY signing_key_name (name)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE credential (
    award_id BIGINT NOT NULL,
    form VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    signing_key_id BIGINT NOT NULL,
    body MEDIUMTEXT COLLATE utf8mb4_bin NOT NULL COMMENT 'what was signed, byte for byte',
    signed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (award_id, form),
    KEY credential_key (signing_key_id),
    CONSTRAINT credential_award FOREIGN KEY (award_id) REFERENCES award (id),
    CONSTRAINT credential_key FOREIGN KEY (signing_key_id) REFERENCES signing_key (id),
    CONSTRAINT credential_form CHECK (form IN ('jwt'))
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='inserted by the signer alone';

-- ---- audit ----------------------------------------------------------------

CREATE TABLE audit (
    id BIGINT NOT NULL AUTO_INCREMENT,
    at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    actor_id BIGINT NULL COMMENT 'NULL: the system, or somebody unknown',
    account VARCHAR(128) COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'set by a trigger: who wrote it, whatever the worker says',
    action VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    submission_id BIGINT NULL,
    award_id BIGINT NULL,
    subject VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'what else it was about, in words',
    request_id VARCHAR(64) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    KEY audit_submission (submission_id, id),
    KEY audit_actor (actor_id, id),
    KEY audit_action (action, id),
    KEY audit_award (award_id, id),
    CONSTRAINT audit_actor FOREIGN KEY (actor_id) REFERENCES person (id),
    CONSTRAINT audit_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
    CONSTRAINT audit_award FOREIGN KEY (award_id) REFERENCES award (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci
  COMMENT='who did what, when; never changed, never deleted';

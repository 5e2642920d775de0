-- The first schema. Storage forms hold on every engine: internal 64-bit keys handed out in blocks,
-- public ids as 36 lower-case ASCII characters, instants as UTC text with seven decimals
-- (2026-03-05T01:02:03.0000000Z), business dates as yyyy-MM-dd, lists as JSON text, binary collation.
--
-- Ids, instants and dates are varchar, since their parameters are; every other text is nvarchar, as its parameter is, so
-- that a comparison never converts a column. What is compared or ordered has the collation Latin1_General_100_BIN2.
-- It orders by UTF-16 units, SQLite by code points, which differ only beyond U+FFFF: no query orders by such a column.
-- The engine ignores blanks at the end when it compares, so columns that are compared must have none.

CREATE TABLE key_head (
    singleton int NOT NULL CONSTRAINT key_head_pk PRIMARY KEY CHECK (singleton = 1),
    next_key bigint NOT NULL
);

INSERT INTO key_head (singleton, next_key) VALUES (1, 1000);

CREATE TABLE journal_head (
    singleton int NOT NULL CONSTRAINT journal_head_pk PRIMARY KEY CHECK (singleton = 1),
    last_sequence bigint NOT NULL
);

INSERT INTO journal_head (singleton, last_sequence) VALUES (1, 0);

CREATE TABLE principal (
    principal_key bigint NOT NULL CONSTRAINT principal_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    name nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    role nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    issuer nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    subject nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT principal_id UNIQUE (id),
    CHECK ((issuer IS NULL AND subject IS NULL) OR (issuer IS NOT NULL AND subject IS NOT NULL)),
    CONSTRAINT principal_trimmed CHECK (DATALENGTH(role) = DATALENGTH(RTRIM(role))
        AND DATALENGTH(issuer) = DATALENGTH(RTRIM(issuer))
        AND DATALENGTH(subject) = DATALENGTH(RTRIM(subject)))
);

CREATE UNIQUE INDEX principal_token ON principal (issuer, subject) WHERE issuer IS NOT NULL;

-- Who writes where no person has signed in.
INSERT INTO principal (principal_key, id, name, role, created_at) VALUES
    (1, '00000000-0000-7000-8000-000000000001', N'system', N'admin', '2026-11-22T00:00:00.0000000Z'),
    (2, '00000000-0000-7000-8000-000000000002', N'command line', N'admin', '2026-11-22T00:00:00.0000000Z'),
    (3, '00000000-0000-7000-8000-000000000003', N'local development', N'editor', '2026-11-22T00:00:00.0000000Z');

CREATE TABLE api_key (
    api_key_key bigint NOT NULL CONSTRAINT api_key_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    principal_key bigint NOT NULL REFERENCES principal (principal_key),
    prefix nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(hash) = 64),
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    expires_at varchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    revoked_at varchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    last_used_at varchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT api_key_id UNIQUE (id),
    CONSTRAINT api_key_prefix UNIQUE (prefix),
    CONSTRAINT api_key_trimmed CHECK (DATALENGTH(prefix) = DATALENGTH(RTRIM(prefix))
        AND DATALENGTH(hash) = DATALENGTH(RTRIM(hash)))
);

CREATE INDEX api_key_principal ON api_key (principal_key);

-- A document comes before its text: current_text_key refers to document_text, which this engine could only check too early.
CREATE TABLE document (
    document_key bigint NOT NULL CONSTRAINT document_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    version int NOT NULL,
    state nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    is_sample int NOT NULL CHECK (is_sample IN (0, 1)),
    file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    current_text_key bigint NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_by bigint NOT NULL REFERENCES principal (principal_key),
    CONSTRAINT document_id UNIQUE (id),
    CONSTRAINT document_trimmed CHECK (DATALENGTH(state) = DATALENGTH(RTRIM(state)))
);

CREATE INDEX document_state ON document (state, document_key);
CREATE INDEX document_own ON document (is_sample, document_key);

CREATE TABLE source (
    source_key bigint NOT NULL CONSTRAINT source_pk PRIMARY KEY,
    document_key bigint NOT NULL REFERENCES document (document_key),
    sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(sha256) = 64),
    media_type nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    length int NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    content varbinary(max) NOT NULL,
    CONSTRAINT source_trimmed CHECK (DATALENGTH(sha256) = DATALENGTH(RTRIM(sha256)))
);

CREATE INDEX source_document ON source (document_key);
CREATE INDEX source_sha256 ON source (sha256);

-- Immutable. Its hash decides whether two uploads are the same.
CREATE TABLE document_text (
    text_key bigint NOT NULL CONSTRAINT document_text_pk PRIMARY KEY,
    document_key bigint NOT NULL REFERENCES document (document_key),
    version int NOT NULL,
    source_key bigint NOT NULL REFERENCES source (source_key),
    reader nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    reader_version int NOT NULL,
    sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(sha256) = 64),
    length int NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    content nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT document_text_version UNIQUE (document_key, version),
    CONSTRAINT document_text_sha256 UNIQUE (sha256),
    CONSTRAINT document_text_trimmed CHECK (DATALENGTH(reader) = DATALENGTH(RTRIM(reader))
        AND DATALENGTH(sha256) = DATALENGTH(RTRIM(sha256)))
);

CREATE INDEX document_text_source ON document_text (source_key);

CREATE TABLE article (
    article_key bigint NOT NULL CONSTRAINT article_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    document_key bigint NOT NULL REFERENCES document (document_key),
    ordinal int NOT NULL,
    version int NOT NULL,
    state nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    published_on varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
    published_on_basis nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    publisher nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    publisher_basis nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_url nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    source_url_basis nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT article_id UNIQUE (id),
    CONSTRAINT article_ordinal UNIQUE (document_key, ordinal),
    CONSTRAINT article_trimmed CHECK (DATALENGTH(state) = DATALENGTH(RTRIM(state))
        AND DATALENGTH(published_on_basis) = DATALENGTH(RTRIM(published_on_basis))
        AND DATALENGTH(publisher_basis) = DATALENGTH(RTRIM(publisher_basis))
        AND DATALENGTH(source_url_basis) = DATALENGTH(RTRIM(source_url_basis)))
);

-- Where an article stands in each version of its document's text.
CREATE TABLE article_place (
    text_key bigint NOT NULL REFERENCES document_text (text_key),
    article_key bigint NOT NULL REFERENCES article (article_key),
    title nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    start_at int NOT NULL,
    end_at int NOT NULL,
    CONSTRAINT article_place_pk PRIMARY KEY (article_key, text_key)
);

CREATE INDEX article_place_text ON article_place (text_key, start_at);

-- What staff track. The fields from kind to responsible_bodies are the effective ones: united over its mentions
-- until a person corrects one, which corrected_fields then lists. A commitment comes before its first mention, so
-- first_mention_key is no foreign key here.
CREATE TABLE commitment (
    commitment_key bigint NOT NULL CONSTRAINT commitment_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    version int NOT NULL,
    state nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    review nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    status nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    parent_key bigint NULL REFERENCES commitment (commitment_key),
    merged_into_key bigint NULL REFERENCES commitment (commitment_key),
    first_mention_key bigint NOT NULL,
    kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    actor nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    regions nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    themes nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    due_from varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
    due_to varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
    due_precision nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    due_text nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    responsible_bodies nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    corrected_fields nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    updated_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT commitment_id UNIQUE (id),
    CONSTRAINT commitment_trimmed CHECK (DATALENGTH(state) = DATALENGTH(RTRIM(state))
        AND DATALENGTH(review) = DATALENGTH(RTRIM(review))
        AND DATALENGTH(status) = DATALENGTH(RTRIM(status))
        AND DATALENGTH(kind) = DATALENGTH(RTRIM(kind))
        AND DATALENGTH(actor) = DATALENGTH(RTRIM(actor)))
);

CREATE INDEX commitment_state ON commitment (state, commitment_key);
CREATE INDEX commitment_review ON commitment (review, commitment_key);
CREATE INDEX commitment_status ON commitment (status, commitment_key);
CREATE INDEX commitment_kind ON commitment (kind, commitment_key);
CREATE INDEX commitment_actor ON commitment (actor, commitment_key);
CREATE INDEX commitment_parent ON commitment (parent_key) WHERE parent_key IS NOT NULL;
CREATE INDEX commitment_merged_into ON commitment (merged_into_key) WHERE merged_into_key IS NOT NULL;
CREATE INDEX commitment_first_mention ON commitment (first_mention_key);

-- The filter index over commitment.regions: a row for each region (direct = 1) and each that administers it (0).
CREATE TABLE commitment_region (
    region nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    commitment_key bigint NOT NULL REFERENCES commitment (commitment_key),
    direct int NOT NULL CHECK (direct IN (0, 1)),
    CONSTRAINT commitment_region_pk PRIMARY KEY (region, commitment_key),
    CONSTRAINT commitment_region_trimmed CHECK (DATALENGTH(region) = DATALENGTH(RTRIM(region)))
);

CREATE INDEX commitment_region_commitment ON commitment_region (commitment_key);

-- The filter index over commitment.themes.
CREATE TABLE commitment_theme (
    theme nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    commitment_key bigint NOT NULL REFERENCES commitment (commitment_key),
    CONSTRAINT commitment_theme_pk PRIMARY KEY (theme, commitment_key),
    CONSTRAINT commitment_theme_trimmed CHECK (DATALENGTH(theme) = DATALENGTH(RTRIM(theme)))
);

CREATE INDEX commitment_theme_commitment ON commitment_theme (commitment_key);

-- What was found, as it was found.
CREATE TABLE mention (
    mention_key bigint NOT NULL CONSTRAINT mention_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    commitment_key bigint NOT NULL REFERENCES commitment (commitment_key),
    document_key bigint NOT NULL REFERENCES document (document_key),
    text_key bigint NOT NULL REFERENCES document_text (text_key),
    article_key bigint NOT NULL REFERENCES article (article_key),
    origin nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    segments nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    start_at int NOT NULL,
    end_at int NOT NULL,
    quote nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    actor nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
    actor_as_written nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    actor_office nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    actor_body nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    "rule" nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    cue nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    cue_start int NULL,
    cue_end int NULL,
    lexicon_version nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    regions nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    themes nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    due_from varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
    due_to varchar(10) COLLATE Latin1_General_100_BIN2 NULL,
    due_precision nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
    due_text nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    due_start int NULL,
    due_end int NULL,
    responsible_bodies nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT mention_id UNIQUE (id),
    CHECK ((origin = N'staff' AND "rule" IS NULL) OR (origin <> N'staff' AND "rule" IS NOT NULL)),
    CONSTRAINT mention_trimmed CHECK (DATALENGTH(origin) = DATALENGTH(RTRIM(origin))
        AND DATALENGTH(state) = DATALENGTH(RTRIM(state)))
);

CREATE INDEX mention_commitment ON mention (commitment_key, mention_key);
CREATE INDEX mention_document ON mention (document_key, state, start_at, commitment_key);
CREATE INDEX mention_text ON mention (text_key);
CREATE INDEX mention_article ON mention (article_key);

-- How the rows came about, in commit order.
CREATE TABLE journal (
    sequence bigint NOT NULL CONSTRAINT journal_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    recorded_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    effective_on varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    principal_key bigint NOT NULL REFERENCES principal (principal_key),
    subject_kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    subject_key bigint NOT NULL,
    kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    before nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    after nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT journal_id UNIQUE (id),
    CONSTRAINT journal_trimmed CHECK (DATALENGTH(subject_kind) = DATALENGTH(RTRIM(subject_kind))
        AND DATALENGTH(kind) = DATALENGTH(RTRIM(kind)))
);

CREATE INDEX journal_subject ON journal (subject_kind, subject_key, sequence);
CREATE INDEX journal_principal ON journal (principal_key, sequence);

-- The first schema. Storage forms hold on every engine: internal 64-bit keys handed out in blocks,
-- public ids as 36 lower-case ASCII characters, instants as UTC text with seven decimals
-- (2026-03-05T01:02:03.0000000Z), business dates as yyyy-MM-dd, lists as JSON text, binary collation.

CREATE TABLE key_head (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    next_key INTEGER NOT NULL
) STRICT;

INSERT INTO key_head (singleton, next_key) VALUES (1, 1000);

CREATE TABLE journal_head (
    singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
    last_sequence INTEGER NOT NULL
) STRICT;

INSERT INTO journal_head (singleton, last_sequence) VALUES (1, 0);

CREATE TABLE principal (
    principal_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    issuer TEXT NULL,
    subject TEXT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT principal_id UNIQUE (id),
    CHECK ((issuer IS NULL) = (subject IS NULL))
) STRICT;

CREATE UNIQUE INDEX principal_token ON principal (issuer, subject) WHERE issuer IS NOT NULL;

-- Who writes where no person has signed in.
INSERT INTO principal (principal_key, id, name, role, created_at) VALUES
    (1, '00000000-0000-7000-8000-000000000001', 'system', 'admin', '2026-11-22T00:00:00.0000000Z'),
    (2, '00000000-0000-7000-8000-000000000002', 'command line', 'admin', '2026-11-22T00:00:00.0000000Z'),
    (3, '00000000-0000-7000-8000-000000000003', 'local development', 'editor', '2026-11-22T00:00:00.0000000Z');

CREATE TABLE api_key (
    api_key_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    principal_key INTEGER NOT NULL REFERENCES principal (principal_key),
    prefix TEXT NOT NULL,
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    created_at TEXT NOT NULL,
    expires_at TEXT NULL,
    revoked_at TEXT NULL,
    last_used_at TEXT NULL,
    CONSTRAINT api_key_id UNIQUE (id),
    CONSTRAINT api_key_prefix UNIQUE (prefix)
) STRICT;

CREATE INDEX api_key_principal ON api_key (principal_key);

CREATE TABLE document (
    document_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    file_name TEXT NULL,
    current_text_key INTEGER NOT NULL REFERENCES document_text (text_key) DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES principal (principal_key),
    CONSTRAINT document_id UNIQUE (id)
) STRICT;

CREATE INDEX document_state ON document (state, document_key);
CREATE INDEX document_own ON document (is_sample, document_key);

CREATE TABLE source (
    source_key INTEGER NOT NULL PRIMARY KEY,
    document_key INTEGER NOT NULL REFERENCES document (document_key),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    length INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX source_document ON source (document_key);
CREATE INDEX source_sha256 ON source (sha256);

-- Immutable. Its hash decides whether two uploads are the same.
CREATE TABLE document_text (
    text_key INTEGER NOT NULL PRIMARY KEY,
    document_key INTEGER NOT NULL REFERENCES document (document_key),
    version INTEGER NOT NULL,
    source_key INTEGER NOT NULL REFERENCES source (source_key),
    reader TEXT NOT NULL,
    reader_version INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    length INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT document_text_version UNIQUE (document_key, version),
    CONSTRAINT document_text_sha256 UNIQUE (sha256)
) STRICT;

CREATE INDEX document_text_source ON document_text (source_key);

CREATE TABLE article (
    article_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    document_key INTEGER NOT NULL REFERENCES document (document_key),
    ordinal INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    published_on TEXT NULL,
    published_on_basis TEXT NOT NULL,
    publisher TEXT NULL,
    publisher_basis TEXT NOT NULL,
    source_url TEXT NULL,
    source_url_basis TEXT NOT NULL,
    CONSTRAINT article_id UNIQUE (id),
    CONSTRAINT article_ordinal UNIQUE (document_key, ordinal)
) STRICT;

-- Where an article stands in each version of its document's text.
CREATE TABLE article_place (
    text_key INTEGER NOT NULL REFERENCES document_text (text_key),
    article_key INTEGER NOT NULL REFERENCES article (article_key),
    title TEXT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    PRIMARY KEY (article_key, text_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_place_text ON article_place (text_key, start_at);

-- What staff track. The fields from kind to responsible_bodies are the effective ones: united over its mentions
-- until a person corrects one, which corrected_fields then lists.
CREATE TABLE commitment (
    commitment_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    review TEXT NOT NULL,
    status TEXT NOT NULL,
    parent_key INTEGER NULL REFERENCES commitment (commitment_key),
    merged_into_key INTEGER NULL REFERENCES commitment (commitment_key),
    first_mention_key INTEGER NOT NULL REFERENCES mention (mention_key) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    actor TEXT NULL,
    regions TEXT NOT NULL,
    themes TEXT NOT NULL,
    due_from TEXT NULL,
    due_to TEXT NULL,
    due_precision TEXT NULL,
    due_text TEXT NULL,
    responsible_bodies TEXT NOT NULL,
    corrected_fields TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT commitment_id UNIQUE (id)
) STRICT;

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
    region TEXT NOT NULL,
    commitment_key INTEGER NOT NULL REFERENCES commitment (commitment_key),
    direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
    PRIMARY KEY (region, commitment_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX commitment_region_commitment ON commitment_region (commitment_key);

-- The filter index over commitment.themes.
CREATE TABLE commitment_theme (
    theme TEXT NOT NULL,
    commitment_key INTEGER NOT NULL REFERENCES commitment (commitment_key),
    PRIMARY KEY (theme, commitment_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX commitment_theme_commitment ON commitment_theme (commitment_key);

-- What was found, as it was found.
CREATE TABLE mention (
    mention_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    commitment_key INTEGER NOT NULL REFERENCES commitment (commitment_key),
    document_key INTEGER NOT NULL REFERENCES document (document_key),
    text_key INTEGER NOT NULL REFERENCES document_text (text_key),
    article_key INTEGER NOT NULL REFERENCES article (article_key),
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    segments TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    quote TEXT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NULL,
    actor_as_written TEXT NULL,
    actor_office TEXT NULL,
    actor_body TEXT NULL,
    rule TEXT NULL,
    cue TEXT NULL,
    cue_start INTEGER NULL,
    cue_end INTEGER NULL,
    lexicon_version TEXT NULL,
    regions TEXT NOT NULL,
    themes TEXT NOT NULL,
    due_from TEXT NULL,
    due_to TEXT NULL,
    due_precision TEXT NULL,
    due_text TEXT NULL,
    due_start INTEGER NULL,
    due_end INTEGER NULL,
    responsible_bodies TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT mention_id UNIQUE (id),
    CHECK ((origin = 'staff') = (rule IS NULL))
) STRICT;

CREATE INDEX mention_commitment ON mention (commitment_key, mention_key);
CREATE INDEX mention_document ON mention (document_key, state, start_at, commitment_key);
CREATE INDEX mention_text ON mention (text_key);
CREATE INDEX mention_article ON mention (article_key);

-- How the rows came about, in commit order.
CREATE TABLE journal (
    sequence INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    recorded_at TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    principal_key INTEGER NOT NULL REFERENCES principal (principal_key),
    subject_kind TEXT NOT NULL,
    subject_key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    before TEXT NULL,
    after TEXT NULL,
    CONSTRAINT journal_id UNIQUE (id)
) STRICT;

CREATE INDEX journal_subject ON journal (subject_kind, subject_key, sequence);
CREATE INDEX journal_principal ON journal (principal_key, sequence);

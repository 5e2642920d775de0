-- What staff keep of a commitment: progress, pace, who looks after it, evidence; what an event said beside what it
-- changed; and the answers of writes that may be sent again.

ALTER TABLE commitment ADD progress int NULL CONSTRAINT commitment_progress CHECK (progress BETWEEN 0 AND 100);

-- Its article's date until a person corrects it.
ALTER TABLE commitment ADD start_on varchar(10) COLLATE Latin1_General_100_BIN2 NULL;

-- closed (a final status), undated (open, no due) or dated. Only the dated have the days on which their pace turns.
ALTER TABLE commitment ADD schedule nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT commitment_schedule_default DEFAULT N'undated';
ALTER TABLE commitment ADD ahead_until varchar(10) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE commitment ADD behind_from varchar(10) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE commitment ADD due_soon_from varchar(10) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE commitment ADD overdue_from varchar(10) COLLATE Latin1_General_100_BIN2 NULL;

ALTER TABLE commitment ADD assignee_key bigint NULL REFERENCES principal (principal_key);
ALTER TABLE commitment ADD superseded_by_key bigint NULL REFERENCES commitment (commitment_key);

-- When a person last did anything to it; before that, when it was recorded.
ALTER TABLE commitment ADD touched_at varchar(28) COLLATE Latin1_General_100_BIN2 NULL;

GO

UPDATE commitment
SET start_on = (
        SELECT a.published_on
        FROM mention m
        JOIN article a ON a.article_key = m.article_key
        WHERE m.mention_key = commitment.first_mention_key),
    touched_at = created_at;

UPDATE commitment
SET schedule = N'dated',
    due_soon_from = CONVERT(varchar(10), DATEADD(day, -30, CONVERT(date, due_to, 23)), 23),
    overdue_from = CONVERT(varchar(10), DATEADD(day, 1, CONVERT(date, due_to, 23)), 23)
WHERE due_to IS NOT NULL;

ALTER TABLE commitment ADD CONSTRAINT commitment_schedule_trimmed CHECK (DATALENGTH(schedule) = DATALENGTH(RTRIM(schedule)));

CREATE INDEX commitment_schedule ON commitment (schedule, commitment_key);
CREATE INDEX commitment_overdue ON commitment (overdue_from, behind_from, due_soon_from, ahead_until, commitment_key);
CREATE INDEX commitment_behind ON commitment (behind_from, overdue_from, commitment_key);
CREATE INDEX commitment_touched ON commitment (touched_at, commitment_key);
CREATE INDEX commitment_assignee ON commitment (assignee_key, commitment_key) WHERE assignee_key IS NOT NULL;
CREATE INDEX commitment_superseded_by ON commitment (superseded_by_key) WHERE superseded_by_key IS NOT NULL;

-- The role in which it was done, and what was said beside the change: reason, note, evidence, what it undid.
ALTER TABLE journal ADD role nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE journal ADD details nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL;

CREATE TABLE evidence (
    evidence_key bigint NOT NULL CONSTRAINT evidence_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    commitment_key bigint NOT NULL REFERENCES commitment (commitment_key),
    state nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    url nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    title nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    quotation nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    observed_on varchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    file_name nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    media_type nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    length int NULL,
    sha256 nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL CHECK (LEN(sha256) = 64),
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT evidence_id UNIQUE (id),
    CHECK (url IS NOT NULL OR sha256 IS NOT NULL),
    CONSTRAINT evidence_trimmed CHECK (DATALENGTH(state) = DATALENGTH(RTRIM(state)))
);

CREATE INDEX evidence_commitment ON evidence (commitment_key, evidence_key);

-- Apart, so that listing evidence does not read its files.
CREATE TABLE evidence_file (
    evidence_key bigint NOT NULL CONSTRAINT evidence_file_pk PRIMARY KEY REFERENCES evidence (evidence_key),
    content varbinary(max) NOT NULL
);

-- The answers of writes that were sent with an Idempotency-Key.
CREATE TABLE kept_answer (
    principal_key bigint NOT NULL REFERENCES principal (principal_key),
    idempotency_key nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fingerprint nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(fingerprint) = 64),
    status int NOT NULL,
    etag nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    location nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    body nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT kept_answer_pk PRIMARY KEY (principal_key, idempotency_key),
    CONSTRAINT kept_answer_trimmed CHECK (DATALENGTH(idempotency_key) = DATALENGTH(RTRIM(idempotency_key)))
);

CREATE INDEX kept_answer_created_at ON kept_answer (created_at);

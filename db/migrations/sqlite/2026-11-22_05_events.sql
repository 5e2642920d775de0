-- What staff keep of a commitment: progress, pace, who looks after it, evidence; what an event said beside what it
-- changed; and the answers of writes that may be sent again.

ALTER TABLE commitment ADD COLUMN progress INTEGER NULL CHECK (progress BETWEEN 0 AND 100);

-- Its article's date until a person corrects it.
ALTER TABLE commitment ADD COLUMN start_on TEXT NULL;

-- closed (a final status), undated (open, no due) or dated. Only the dated have the days on which their pace turns.
ALTER TABLE commitment ADD COLUMN schedule TEXT NOT NULL DEFAULT 'undated';
ALTER TABLE commitment ADD COLUMN ahead_until TEXT NULL;
ALTER TABLE commitment ADD COLUMN behind_from TEXT NULL;
ALTER TABLE commitment ADD COLUMN due_soon_from TEXT NULL;
ALTER TABLE commitment ADD COLUMN overdue_from TEXT NULL;

ALTER TABLE commitment ADD COLUMN assignee_key INTEGER NULL REFERENCES principal (principal_key);
ALTER TABLE commitment ADD COLUMN superseded_by_key INTEGER NULL REFERENCES commitment (commitment_key);

-- When a person last did anything to it; before that, when it was recorded.
ALTER TABLE commitment ADD COLUMN touched_at TEXT NULL;

UPDATE commitment
SET start_on = (
        SELECT a.published_on
        FROM mention m
        JOIN article a ON a.article_key = m.article_key
        WHERE m.mention_key = commitment.first_mention_key),
    touched_at = created_at;

UPDATE commitment
SET schedule = 'dated', due_soon_from = date(due_to, '-30 days'), overdue_from = date(due_to, '+1 day')
WHERE due_to IS NOT NULL;

CREATE INDEX commitment_schedule ON commitment (schedule, commitment_key);
CREATE INDEX commitment_overdue ON commitment (overdue_from, behind_from, due_soon_from, ahead_until, commitment_key);
CREATE INDEX commitment_behind ON commitment (behind_from, overdue_from, commitment_key);
CREATE INDEX commitment_touched ON commitment (touched_at, commitment_key);
CREATE INDEX commitment_assignee ON commitment (assignee_key, commitment_key) WHERE assignee_key IS NOT NULL;
CREATE INDEX commitment_superseded_by ON commitment (superseded_by_key) WHERE superseded_by_key IS NOT NULL;

-- The role in which it was done, and what was said beside the change: reason, note, evidence, what it undid.
ALTER TABLE journal ADD COLUMN role TEXT NULL;
ALTER TABLE journal ADD COLUMN details TEXT NULL;

CREATE TABLE evidence (
    evidence_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    commitment_key INTEGER NOT NULL REFERENCES commitment (commitment_key),
    state TEXT NOT NULL,
    url TEXT NULL,
    title TEXT NULL,
    quotation TEXT NOT NULL,
    observed_on TEXT NOT NULL,
    file_name TEXT NULL,
    media_type TEXT NULL,
    length INTEGER NULL,
    sha256 TEXT NULL CHECK (length(sha256) = 64),
    created_at TEXT NOT NULL,
    CONSTRAINT evidence_id UNIQUE (id),
    CHECK (url IS NOT NULL OR sha256 IS NOT NULL)
) STRICT;

CREATE INDEX evidence_commitment ON evidence (commitment_key, evidence_key);

-- Apart, so that listing evidence does not read its files.
CREATE TABLE evidence_file (
    evidence_key INTEGER NOT NULL PRIMARY KEY REFERENCES evidence (evidence_key),
    content BLOB NOT NULL
) STRICT;

-- The answers of writes that were sent with an Idempotency-Key.
CREATE TABLE kept_answer (
    principal_key INTEGER NOT NULL REFERENCES principal (principal_key),
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
    status INTEGER NOT NULL,
    etag TEXT NULL,
    location TEXT NULL,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (principal_key, idempotency_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_answer_created_at ON kept_answer (created_at);

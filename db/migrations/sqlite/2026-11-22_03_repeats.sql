-- Repeats: under which keys a mention is looked up, and which pairs of commitments are proposed to be one.
-- back-fill: repeats

-- Which version of the signature its rows in repeat_band are of; 0: it has none yet.
ALTER TABLE mention ADD COLUMN signature_version INTEGER NOT NULL DEFAULT 0;

-- Mentions that share a band are compared. Derived from the quotes.
CREATE TABLE repeat_band (
    band INTEGER NOT NULL,
    mention_key INTEGER NOT NULL REFERENCES mention (mention_key),
    PRIMARY KEY (band, mention_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX repeat_band_mention ON repeat_band (mention_key);

-- A pair of commitments; left is the one recorded first. The mentions are those that were compared. They stay, while a
-- commitment that is merged gives its place to the one it was merged into.
CREATE TABLE repeat_pair (
    repeat_key INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL CHECK (length(id) = 36),
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    score REAL NOT NULL,
    left_commitment_key INTEGER NOT NULL REFERENCES commitment (commitment_key),
    right_commitment_key INTEGER NOT NULL REFERENCES commitment (commitment_key),
    left_mention_key INTEGER NOT NULL REFERENCES mention (mention_key),
    right_mention_key INTEGER NOT NULL REFERENCES mention (mention_key),
    left_document_key INTEGER NOT NULL REFERENCES document (document_key),
    right_document_key INTEGER NOT NULL REFERENCES document (document_key),
    explanation TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT repeat_pair_id UNIQUE (id),
    CONSTRAINT repeat_pair_mentions UNIQUE (left_mention_key, right_mention_key)
) STRICT;

CREATE INDEX repeat_pair_state ON repeat_pair (state, repeat_key);
CREATE INDEX repeat_pair_kind ON repeat_pair (kind, repeat_key);
CREATE INDEX repeat_pair_left_commitment ON repeat_pair (left_commitment_key, repeat_key);
CREATE INDEX repeat_pair_right_commitment ON repeat_pair (right_commitment_key, repeat_key);
CREATE INDEX repeat_pair_right_mention ON repeat_pair (right_mention_key);
CREATE INDEX repeat_pair_left_document ON repeat_pair (left_document_key, repeat_key);
CREATE INDEX repeat_pair_right_document ON repeat_pair (right_document_key, repeat_key);

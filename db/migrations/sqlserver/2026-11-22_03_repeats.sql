-- Repeats: under which keys a mention is looked up, and which pairs of commitments are proposed to be one.
-- back-fill: repeats

-- Which version of the signature its rows in repeat_band are of; 0: it has none yet.
ALTER TABLE mention ADD signature_version bigint NOT NULL CONSTRAINT mention_signature_version_default DEFAULT 0;

-- Mentions that share a band are compared. Derived from the quotes.
CREATE TABLE repeat_band (
    band bigint NOT NULL,
    mention_key bigint NOT NULL REFERENCES mention (mention_key),
    CONSTRAINT repeat_band_pk PRIMARY KEY (band, mention_key)
);

CREATE INDEX repeat_band_mention ON repeat_band (mention_key);

-- A pair of commitments; left is the one recorded first. The mentions are those that were compared. They stay, while a
-- commitment that is merged gives its place to the one it was merged into.
CREATE TABLE repeat_pair (
    repeat_key bigint NOT NULL CONSTRAINT repeat_pair_pk PRIMARY KEY,
    id varchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK (LEN(id) = 36),
    version int NOT NULL,
    kind nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    state nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    score float(53) NOT NULL,
    left_commitment_key bigint NOT NULL REFERENCES commitment (commitment_key),
    right_commitment_key bigint NOT NULL REFERENCES commitment (commitment_key),
    left_mention_key bigint NOT NULL REFERENCES mention (mention_key),
    right_mention_key bigint NOT NULL REFERENCES mention (mention_key),
    left_document_key bigint NOT NULL REFERENCES document (document_key),
    right_document_key bigint NOT NULL REFERENCES document (document_key),
    explanation nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    created_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    updated_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT repeat_pair_id UNIQUE (id),
    CONSTRAINT repeat_pair_mentions UNIQUE (left_mention_key, right_mention_key),
    CONSTRAINT repeat_pair_trimmed CHECK (DATALENGTH(kind) = DATALENGTH(RTRIM(kind))
        AND DATALENGTH(state) = DATALENGTH(RTRIM(state)))
);

CREATE INDEX repeat_pair_state ON repeat_pair (state, repeat_key);
CREATE INDEX repeat_pair_kind ON repeat_pair (kind, repeat_key);
CREATE INDEX repeat_pair_left_commitment ON repeat_pair (left_commitment_key, repeat_key);
CREATE INDEX repeat_pair_right_commitment ON repeat_pair (right_commitment_key, repeat_key);
CREATE INDEX repeat_pair_right_mention ON repeat_pair (right_mention_key);
CREATE INDEX repeat_pair_left_document ON repeat_pair (left_document_key, repeat_key);
CREATE INDEX repeat_pair_right_document ON repeat_pair (right_document_key, repeat_key);

-- The index over what commitments say. Its terms are made by the program, out of the quotes. Derived.
-- back-fill: search

-- A row for each term of a commitment, in the order in which terms are intersected. What a commitment's terms are is
-- read off its text, so no index leads from it to them; nor does a foreign key, which would be looked up a hundred times
-- for each commitment.
CREATE TABLE search_posting (
    term int NOT NULL,
    commitment_key bigint NOT NULL,
    CONSTRAINT search_posting_pk PRIMARY KEY CLUSTERED (term, commitment_key) WITH (DATA_COMPRESSION = PAGE)
);

-- What is compared with the words that are looked for: the quotes in one script, width and case.
CREATE TABLE search_text (
    commitment_key bigint NOT NULL CONSTRAINT search_text_pk PRIMARY KEY REFERENCES commitment (commitment_key),
    content nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL
);

-- The index over what commitments say. Its rows are commitments by key; its terms are made by the program, out of the
-- quotes. Derived, so that it holds no text of its own.
-- back-fill: search

CREATE VIRTUAL TABLE commitment_search USING fts5 (
    terms,
    content = '',
    contentless_delete = 1,
    tokenize = 'ascii',
    prefix = '1'
);

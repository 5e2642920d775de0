-- One document with one commitment, as the schema with events of staff stores them.
INSERT INTO document (document_key, id, version, state, is_sample, file_name, current_text_key, created_at, created_by)
VALUES (2001, '01a20000-0000-7000-8000-000000000001', 1, 'active', 0, 'seed.txt', 2003, '2026-11-22T01:02:03.0000000Z', 3);

INSERT INTO source (source_key, document_key, sha256, media_type, length, created_at, content)
VALUES (2002, 2001, '0000000000000000000000000000000000000000000000000000000000000001', 'text/plain', 33, '2026-11-22T01:02:03.0000000Z', CAST('会议强调，要加强治理。' AS BLOB));

INSERT INTO document_text (text_key, document_key, version, source_key, reader, reader_version, sha256, length, created_at, content)
VALUES (2003, 2001, 1, 2002, 'plainText', 1, '0000000000000000000000000000000000000000000000000000000000000001', 11, '2026-11-22T01:02:03.0000000Z', '会议强调，要加强治理。');

INSERT INTO article (article_key, id, document_key, ordinal, version, state, published_on, published_on_basis, publisher, publisher_basis, source_url, source_url_basis)
VALUES (2004, '01a20000-0000-7000-8000-000000000004', 2001, 0, 1, 'active', '2026-03-05', 'given', '江南晚报', 'given', NULL, 'unknown');

INSERT INTO article_place (text_key, article_key, title, start_at, end_at) VALUES (2003, 2004, NULL, 0, 11);

INSERT INTO commitment (commitment_key, id, version, state, review, status, first_mention_key, kind, actor, regions, themes, due_from, due_to, due_precision, due_text, responsible_bodies, targets, strength, specificity, corrected_fields, start_on, schedule, due_soon_from, overdue_from, created_at, updated_at, touched_at)
VALUES (2005, '01a20000-0000-7000-8000-000000000005', 1, 'active', 'candidate', 'notAssessed', 2006, 'directive', '会议', '["nantong"]', '["water"]', NULL, '2027-12-31', 'year', '2027年', '[]', '[]', 'dated', '[]', '[]', '2026-03-05', 'dated', '2027-12-01', '2028-01-01', '2026-11-22T01:02:03.0000000Z', '2026-11-22T01:02:03.0000000Z', '2026-11-22T01:02:03.0000000Z');

INSERT INTO commitment_region (region, commitment_key, direct) VALUES ('nantong', 2005, 1), ('jiangsu', 2005, 0);
INSERT INTO commitment_theme (theme, commitment_key) VALUES ('water', 2005);

INSERT INTO mention (mention_key, id, commitment_key, document_key, text_key, article_key, state, origin, segments, start_at, end_at, quote, kind, actor, actor_as_written, rule, cue, cue_start, cue_end, lexicon_version, regions, themes, due_to, due_precision, due_text, responsible_bodies, targets, strength, specificity, created_at)
VALUES (2006, '01a20000-0000-7000-8000-000000000006', 2005, 2001, 2003, 2004, 'active', 'extractor', '[{"start":0,"end":11}]', 0, 11, '会议强调，要加强治理。', 'directive', '会议', '会议', 'modal', '要', 5, 6, 'seed', '[]', '[]', '2027-12-31', 'year', '2027年', '[]', '[]', 'dated', '[]', '2026-11-22T01:02:03.0000000Z');

UPDATE key_head SET next_key = 3000;
UPDATE journal_head SET last_sequence = 2;
INSERT INTO journal (sequence, id, recorded_at, effective_on, principal_key, subject_kind, subject_key, kind, before, after) VALUES
    (1, '01a20000-0000-7000-8000-000000000007', '2026-11-22T01:02:03.0000000Z', '2026-11-22', 3, 'document', 2001, 'document.ingested', NULL, '{"articles":1,"mentions":1}'),
    (2, '01a20000-0000-7000-8000-000000000008', '2026-11-22T01:02:03.0000000Z', '2026-11-22', 3, 'commitment', 2005, 'commitment.recorded', NULL, '{}');

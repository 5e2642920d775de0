-- Targets, strength and specificity: on the mention as extracted, on the commitment as effective. What the texts of
-- existing mentions hold is read by the verb reextract; until then their strength is what their due says.

ALTER TABLE mention ADD targets nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT mention_targets_default DEFAULT N'[]';
ALTER TABLE mention ADD specificity nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT mention_specificity_default DEFAULT N'[]';
ALTER TABLE mention ADD strength nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT mention_strength_default DEFAULT N'directional';
ALTER TABLE commitment ADD targets nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT commitment_targets_default DEFAULT N'[]';
ALTER TABLE commitment ADD specificity nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT commitment_specificity_default DEFAULT N'[]';
ALTER TABLE commitment ADD strength nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT commitment_strength_default DEFAULT N'directional';

GO

UPDATE mention SET strength = N'dated' WHERE due_text IS NOT NULL;
UPDATE commitment SET strength = N'dated' WHERE due_text IS NOT NULL;

ALTER TABLE commitment ADD CONSTRAINT commitment_strength_trimmed CHECK (DATALENGTH(strength) = DATALENGTH(RTRIM(strength)));

CREATE INDEX commitment_strength ON commitment (strength, commitment_key);

-- Targets, strength and specificity: on the mention as extracted, on the commitment as effective. What the texts of
-- existing mentions hold is read by the verb reextract; until then their strength is what their due says.

ALTER TABLE mention ADD COLUMN targets TEXT NOT NULL DEFAULT '[]';
ALTER TABLE mention ADD COLUMN specificity TEXT NOT NULL DEFAULT '[]';
ALTER TABLE mention ADD COLUMN strength TEXT NOT NULL DEFAULT 'directional';
ALTER TABLE commitment ADD COLUMN targets TEXT NOT NULL DEFAULT '[]';
ALTER TABLE commitment ADD COLUMN specificity TEXT NOT NULL DEFAULT '[]';
ALTER TABLE commitment ADD COLUMN strength TEXT NOT NULL DEFAULT 'directional';

UPDATE mention SET strength = 'dated' WHERE due_text IS NOT NULL;
UPDATE commitment SET strength = 'dated' WHERE due_text IS NOT NULL;

CREATE INDEX commitment_strength ON commitment (strength, commitment_key);

-- Training, complaints, drills and notes after hard content are erased by rules, too; a fact can be held.

-- When the clock of its rule began: a complaint's with its answer, a training's when it ends, or when it was where it holds always.
ALTER TABLE fact ADD COLUMN over_at BIGINT;
-- Nothing of it is erased while it is held.
ALTER TABLE fact ADD COLUMN held_at BIGINT;
UPDATE fact SET over_at = CASE kind WHEN 'complaint' THEN done_at WHEN 'training' THEN COALESCE((codes::jsonb ->> 'valid_until')::bigint, at) ELSE at END;
UPDATE fact SET operator_id = NULL WHERE kind = 'training' AND body IS NULL;
CREATE INDEX fact_over ON fact (hotline_id, kind, code, over_at) WHERE body IS NOT NULL;

ALTER TABLE retention_notice DROP CONSTRAINT retention_notice_record_check;
ALTER TABLE retention_notice ADD CONSTRAINT retention_notice_record_check
    CHECK (record IN ('talk', 'call', 'training', 'complaint', 'drill', 'debrief'));

-- Training, complaints, drills and notes after hard content are erased by rules, too; a fact can be held.

-- When the clock of its rule began: a complaint's with its answer, a training's when it ends, or when it was where it holds always.
ALTER TABLE fact ADD COLUMN over_at INTEGER;
-- Nothing of it is erased while it is held.
ALTER TABLE fact ADD COLUMN held_at INTEGER;
UPDATE fact SET over_at = CASE kind WHEN 'complaint' THEN done_at WHEN 'training' THEN COALESCE(json_extract(codes, '$.valid_until'), at) ELSE at END;
UPDATE fact SET operator_id = NULL WHERE kind = 'training' AND body IS NULL;
CREATE INDEX fact_over ON fact (hotline_id, kind, code, over_at) WHERE body IS NOT NULL;

CREATE TABLE retention_notice_anew (
    record_id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record TEXT NOT NULL CHECK (record IN ('talk', 'call', 'training', 'complaint', 'drill', 'debrief')),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO retention_notice_anew (record_id, hotline_id, record, at) SELECT record_id, hotline_id, record, at FROM retention_notice;
DROP TABLE retention_notice;
ALTER TABLE retention_notice_anew RENAME TO retention_notice;
CREATE INDEX retention_notice_of ON retention_notice (hotline_id, record, at);

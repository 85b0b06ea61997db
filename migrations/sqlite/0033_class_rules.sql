-- What of which class of records is a supervisor's, or nobody's.

CREATE TABLE class_rules (
    hotline_id BLOB NOT NULL PRIMARY KEY REFERENCES hotline (id),
    version INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES operator (id),
    changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE class_rule (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record TEXT NOT NULL CHECK (record IN ('call', 'case')),
    -- Of the lists class and case_kind; * for all.
    class TEXT NOT NULL,
    deed TEXT NOT NULL CHECK (deed IN ('see', 'change', 'share', 'print')),
    who TEXT NOT NULL CHECK (who IN ('supervisor', 'nobody')),
    PRIMARY KEY (hotline_id, record, class, deed)
) STRICT;
-- Whom a case isn't for: by its name, or by its kind.
CREATE VIEW case_not_for AS
    SELECT k.case_id, k.operator_id FROM case_kept_from k
    UNION ALL
    SELECT c.id AS case_id, o.id AS operator_id FROM case_file c
    JOIN class_rule r ON r.hotline_id = c.hotline_id AND r.record = 'case' AND r.deed = 'see' AND r.class IN (c.kind, '*')
    JOIN operator o ON o.hotline_id = c.hotline_id AND o.role = 'operator';

-- What the head of a case said before somebody changed it, still sealed.
CREATE TABLE case_past (
    case_id BLOB NOT NULL REFERENCES case_file (id),
    version INTEGER NOT NULL,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    codes TEXT NOT NULL,
    body BLOB,
    -- Who wrote it, and when.
    changed_at INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES operator (id),
    PRIMARY KEY (case_id, version)
) STRICT;

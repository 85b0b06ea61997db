-- Somebody may have several practice talks open; nothing ever wrote to the table as it was laid out.

DROP TABLE practice;
CREATE TABLE practice (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    key_id BLOB NOT NULL,
    -- Sealed JSON: which script, how far, and what was written.
    body BLOB NOT NULL,
    version INTEGER NOT NULL,
    begun_at INTEGER NOT NULL
) STRICT;
CREATE INDEX practice_of ON practice (hotline_id, operator_id, begun_at);
CREATE INDEX practice_age ON practice (begun_at);

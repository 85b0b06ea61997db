-- Tables that leave and come in: cases in the order in which they were opened, and what was taken in from a spreadsheet, so that the same
-- file isn't taken in twice and a whole import can be taken back.

CREATE TABLE table_import (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record TEXT NOT NULL CHECK (record IN ('calls', 'cases')),
    -- Keyed hash of the file.
    file_hash BLOB NOT NULL,
    records INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- Whom its records name as who saved them.
    operator_id BLOB NOT NULL REFERENCES operator (id),
    undone_at INTEGER
) STRICT;
CREATE UNIQUE INDEX table_import_once ON table_import (hotline_id, file_hash) WHERE undone_at IS NULL;
CREATE INDEX table_import_of ON table_import (hotline_id, at);

ALTER TABLE call ADD COLUMN import_id BLOB REFERENCES table_import (id);
ALTER TABLE case_file ADD COLUMN import_id BLOB REFERENCES table_import (id);
CREATE INDEX call_import ON call (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX case_import ON case_file (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX case_opened ON case_file (hotline_id, opened_at, id);

-- Somebody may have several practice talks open; nothing ever wrote to the table as it was laid out.

DROP TABLE practice;
CREATE TABLE practice (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    key_id UUID NOT NULL,
    -- Sealed JSON: which script, how far, and what was written.
    body BYTEA NOT NULL,
    version BIGINT NOT NULL,
    begun_at BIGINT NOT NULL
);
CREATE INDEX practice_of ON practice (hotline_id, operator_id, begun_at);
CREATE INDEX practice_age ON practice (begun_at);

-- Hard content: who had which file before them, files that nobody may look at any more, breaks, and what is said after them.

-- Every time that the bytes of a talk's file left for somebody.
CREATE TABLE look (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    attachment_id UUID NOT NULL REFERENCES attachment (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('revealed', 'downloaded')),
    at BIGINT NOT NULL
);
CREATE INDEX look_at_file ON look (attachment_id, at);
CREATE INDEX look_of ON look (hotline_id, operator_id, at);

-- Suspected pictures of abuse. There is no way back: whoever took the seal off would have to look.
CREATE TABLE sealed_file (
    attachment_id UUID NOT NULL PRIMARY KEY REFERENCES attachment (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    -- The file that was meant, where this one is sealed because one holds the other: a mail and what is in it.
    with_id UUID REFERENCES attachment (id),
    key_id UUID NOT NULL,
    -- Sealed JSON: the hash of the bytes.
    body BYTEA,
    sealed_by UUID NOT NULL REFERENCES operator (id),
    sealed_at BIGINT NOT NULL
);
CREATE INDEX sealed_file_of ON sealed_file (hotline_id, sealed_at);

CREATE TABLE hand_over (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    attachment_id UUID NOT NULL REFERENCES sealed_file (attachment_id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    key_id UUID NOT NULL,
    -- Sealed JSON: to whom, under which reference.
    body BYTEA,
    at BIGINT NOT NULL
);
CREATE INDEX hand_over_of ON hand_over (attachment_id, at);

CREATE TABLE break_taken (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL
);
CREATE INDEX break_taken_of ON break_taken (hotline_id, operator_id, at);

-- Whoever wrote it reads it, and supervisors do.
CREATE TABLE debrief (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    -- Files that they had looked at in the shift.
    looks BIGINT NOT NULL,
    key_id UUID NOT NULL,
    -- Sealed words; NULL once their writer took them away.
    note BYTEA,
    at BIGINT NOT NULL
);
CREATE INDEX debrief_of ON debrief (hotline_id, at);

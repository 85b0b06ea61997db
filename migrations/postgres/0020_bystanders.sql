-- Who else is where a contact is talked to, and reads along.
CREATE TABLE bystander (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    -- Keyed hash of their name.
    lookup BYTEA NOT NULL,
    key_id UUID NOT NULL,
    sealed BYTEA NOT NULL,
    -- The channel's settings name them, such as an interpreter.
    known BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    -- NULL while nobody has said that they may read along.
    accepted_by UUID REFERENCES operator (id),
    accepted_at BIGINT,
    UNIQUE (conversation_id, lookup)
);

-- Who else is where a contact is talked to, and reads along.
CREATE TABLE bystander (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    -- Keyed hash of their name.
    lookup BLOB NOT NULL,
    key_id BLOB NOT NULL,
    sealed BLOB NOT NULL,
    -- The channel's settings name them, such as an interpreter.
    known INTEGER NOT NULL,
    since INTEGER NOT NULL,
    -- NULL while nobody has said that they may read along.
    accepted_by BLOB REFERENCES operator (id),
    accepted_at INTEGER,
    UNIQUE (conversation_id, lookup)
) STRICT;

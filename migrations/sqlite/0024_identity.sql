-- What is known of the keys of a contact's account, and how comparing them stands.
CREATE TABLE identity (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- Keyed hash of the account's key; NULL where it has none.
    lookup BLOB,
    verified INTEGER NOT NULL,
    since INTEGER NOT NULL,
    -- Why somebody has to look; NULL once somebody did.
    warning TEXT CHECK (warning IN ('changed', 'unverified', 'mismatch')),
    warned_at INTEGER,
    -- It was verified before, so nothing is sent until somebody looked.
    pauses INTEGER NOT NULL,
    stage TEXT CHECK (stage IN ('asked', 'waiting', 'compare', 'confirmed', 'done', 'mismatch', 'cancelled')),
    stage_at INTEGER,
    -- The signs that are compared now.
    key_id BLOB,
    sealed BLOB,
    -- What an operator did last about comparing; the step itself only until the channel took it.
    step TEXT CHECK (step IN ('begin', 'confirm', 'mismatch', 'cancel')),
    step_by BLOB REFERENCES operator (id),
    step_at INTEGER
) STRICT;
CREATE INDEX identity_step ON identity (step_at) WHERE step IS NOT NULL;

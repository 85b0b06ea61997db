-- What is known of the keys of a contact's account, and how comparing them stands.
CREATE TABLE identity (
    conversation_id UUID NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- Keyed hash of the account's key; NULL where it has none.
    lookup BYTEA,
    verified BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    -- Why somebody has to look; NULL once somebody did.
    warning TEXT CHECK (warning IN ('changed', 'unverified', 'mismatch')),
    warned_at BIGINT,
    -- It was verified before, so nothing is sent until somebody looked.
    pauses BOOLEAN NOT NULL,
    stage TEXT CHECK (stage IN ('asked', 'waiting', 'compare', 'confirmed', 'done', 'mismatch', 'cancelled')),
    stage_at BIGINT,
    -- The signs that are compared now.
    key_id UUID,
    sealed BYTEA,
    -- What an operator did last about comparing; the step itself only until the channel took it.
    step TEXT CHECK (step IN ('begin', 'confirm', 'mismatch', 'cancel')),
    step_by UUID REFERENCES operator (id),
    step_at BIGINT
);
CREATE INDEX identity_step ON identity (step_at) WHERE step IS NOT NULL;

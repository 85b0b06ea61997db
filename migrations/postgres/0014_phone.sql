-- Telephone calls as an exchange tells of them: times, line, language. No number of a caller.

CREATE TABLE phone_call (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    channel_id UUID NOT NULL REFERENCES channel (id),
    -- Keyed hash of the exchange's name for it.
    carrier_hash BYTEA NOT NULL,
    line TEXT COLLATE "C",
    language TEXT COLLATE "C",
    -- Who answered, where the exchange names one of ours.
    operator_id UUID REFERENCES operator (id),
    -- The first that was told of it.
    first_at BIGINT NOT NULL,
    rang_at BIGINT,
    answered_at BIGINT,
    ended_at BIGINT,
    missed BOOLEAN NOT NULL,
    -- Its record, once there is one.
    call_id UUID REFERENCES call (id),
    UNIQUE (channel_id, carrier_hash)
);
CREATE INDEX phone_call_of ON phone_call (hotline_id, first_at);
-- What ended and nobody answered or wrote down.
CREATE INDEX phone_call_unanswered ON phone_call (ended_at) WHERE ended_at IS NOT NULL AND answered_at IS NULL AND call_id IS NULL;

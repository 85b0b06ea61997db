-- Telephone calls as an exchange tells of them: times, line, language. No number of a caller.

CREATE TABLE phone_call (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    -- Keyed hash of the exchange's name for it.
    carrier_hash BLOB NOT NULL,
    line TEXT,
    language TEXT,
    -- Who answered, where the exchange names one of ours.
    operator_id BLOB REFERENCES operator (id),
    -- The first that was told of it.
    first_at INTEGER NOT NULL,
    rang_at INTEGER,
    answered_at INTEGER,
    ended_at INTEGER,
    missed INTEGER NOT NULL,
    -- Its record, once there is one.
    call_id BLOB REFERENCES call (id),
    UNIQUE (channel_id, carrier_hash)
) STRICT;
CREATE INDEX phone_call_of ON phone_call (hotline_id, first_at);
-- What ended and nobody answered or wrote down.
CREATE INDEX phone_call_unanswered ON phone_call (ended_at) WHERE ended_at IS NOT NULL AND answered_at IS NULL AND call_id IS NULL;

-- Keeping and erasing. A hotline says for how long it keeps what; words go, counted codes stay.

CREATE TABLE retention (
    hotline_id UUID NOT NULL PRIMARY KEY REFERENCES hotline (id),
    version BIGINT NOT NULL,
    -- JSON: for how many days what is kept, by record and class.
    rules TEXT COLLATE "C" NOT NULL,
    changed_by UUID NOT NULL REFERENCES operator (id),
    changed_at BIGINT NOT NULL,
    -- When the rules were gone by last. A clock far from it jumped.
    seen_at BIGINT NOT NULL,
    -- Since when nothing is erased, because the clock jumped and nobody said yet that it is right.
    stopped_at BIGINT
);

-- What the rules will erase, a week after it was put here.
CREATE TABLE retention_notice (
    record_id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    record TEXT COLLATE "C" NOT NULL CHECK (record IN ('talk', 'call')),
    at BIGINT NOT NULL
);
CREATE INDEX retention_notice_of ON retention_notice (hotline_id, record, at);

-- Who asked to erase a talk or a case. Somebody else does it.
CREATE TABLE erasure_wish (
    record_id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    record TEXT COLLATE "C" NOT NULL CHECK (record IN ('talk', 'case')),
    asked_by UUID NOT NULL REFERENCES operator (id),
    asked_at BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    done_by UUID REFERENCES operator (id),
    done_at BIGINT
);
CREATE INDEX erasure_wish_open ON erasure_wish (hotline_id, asked_at) WHERE done_at IS NULL;

-- Keys that are to become tombstones, of what is no conversation: cases, their documents, calls that no channel brought.
CREATE TABLE key_erasure (
    key_id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    record_id UUID NOT NULL,
    asked_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX key_erasure_open ON key_erasure (asked_at) WHERE done_at IS NULL;

-- Addresses that their carriers are to forget. Sealed with the hotline's key, and emptied once that is done.
CREATE TABLE carrier_erasure (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    channel_id UUID NOT NULL REFERENCES channel (id),
    key_id UUID NOT NULL,
    sealed BYTEA,
    tries BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- When it is tried; NULL once it is done.
    due_at BIGINT
);
CREATE INDEX carrier_erasure_due ON carrier_erasure (due_at) WHERE due_at IS NOT NULL;

-- Nothing of it is erased while it is held: a court, the police or an inquiry asked for it.
ALTER TABLE case_file ADD COLUMN held_at BIGINT;
ALTER TABLE conversation ADD COLUMN held_at BIGINT;

CREATE INDEX case_closed_at ON case_file (hotline_id, kind, closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX call_alone ON call (hotline_id, class, started_at) WHERE conversation_id IS NULL AND body IS NOT NULL;
CREATE INDEX case_part_blob ON case_part (blob_id) WHERE blob_id IS NOT NULL;

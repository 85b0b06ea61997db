-- Keeping and erasing. A hotline says for how long it keeps what; words go, counted codes stay.

CREATE TABLE retention (
    hotline_id BLOB NOT NULL PRIMARY KEY REFERENCES hotline (id),
    version INTEGER NOT NULL,
    -- JSON: for how many days what is kept, by record and class.
    rules TEXT NOT NULL,
    changed_by BLOB NOT NULL REFERENCES operator (id),
    changed_at INTEGER NOT NULL,
    -- When the rules were gone by last. A clock far from it jumped.
    seen_at INTEGER NOT NULL,
    -- Since when nothing is erased, because the clock jumped and nobody said yet that it is right.
    stopped_at INTEGER
) STRICT;

-- What the rules will erase, a week after it was put here.
CREATE TABLE retention_notice (
    record_id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record TEXT NOT NULL CHECK (record IN ('talk', 'call')),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX retention_notice_of ON retention_notice (hotline_id, record, at);

-- Who asked to erase a talk or a case. Somebody else does it.
CREATE TABLE erasure_wish (
    record_id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record TEXT NOT NULL CHECK (record IN ('talk', 'case')),
    asked_by BLOB NOT NULL REFERENCES operator (id),
    asked_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    done_by BLOB REFERENCES operator (id),
    done_at INTEGER
) STRICT;
CREATE INDEX erasure_wish_open ON erasure_wish (hotline_id, asked_at) WHERE done_at IS NULL;

-- Keys that are to become tombstones, of what is no conversation: cases, their documents, calls that no channel brought.
CREATE TABLE key_erasure (
    key_id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record_id BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX key_erasure_open ON key_erasure (asked_at) WHERE done_at IS NULL;

-- Addresses that their carriers are to forget. Sealed with the hotline's key, and emptied once that is done.
CREATE TABLE carrier_erasure (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    key_id BLOB NOT NULL,
    sealed BLOB,
    tries INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    -- When it is tried; NULL once it is done.
    due_at INTEGER
) STRICT;
CREATE INDEX carrier_erasure_due ON carrier_erasure (due_at) WHERE due_at IS NOT NULL;

-- Nothing of it is erased while it is held: a court, the police or an inquiry asked for it.
ALTER TABLE case_file ADD COLUMN held_at INTEGER;
ALTER TABLE conversation ADD COLUMN held_at INTEGER;

CREATE INDEX case_closed_at ON case_file (hotline_id, kind, closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX call_alone ON call (hotline_id, class, started_at) WHERE conversation_id IS NULL AND body IS NOT NULL;
CREATE INDEX case_part_blob ON case_part (blob_id) WHERE blob_id IS NOT NULL;

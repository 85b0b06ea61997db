-- What protects a contact, what an operator does with a talk beside answering, and answers that can be taken back.

-- How it is safe to reach somebody. Codes and times in clear, because the outbox goes by them.
CREATE TABLE safety_card (
    contact_id BLOB NOT NULL PRIMARY KEY REFERENCES contact (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    do_not_contact INTEGER NOT NULL,
    -- Others use the device or read the messages.
    shared INTEGER NOT NULL,
    -- JSON: kinds of channels that must not be used, and spans of the day in which an answer may arrive; empty is at any time.
    avoid TEXT NOT NULL,
    hours TEXT NOT NULL,
    key_id BLOB NOT NULL,
    -- Sealed JSON: the code word, a note. NULL where there are none.
    body BLOB,
    said_by TEXT NOT NULL CHECK (said_by IN ('contact', 'operator')),
    set_by BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL
) STRICT;

-- Whether emergency services were called, each time that somebody decided it.
CREATE TABLE emergency_decision (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    sitting_id BLOB NOT NULL REFERENCES sitting (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    called INTEGER NOT NULL,
    key_id BLOB NOT NULL,
    -- Sealed: why.
    reason BLOB,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX emergency_decision_of ON emergency_decision (conversation_id, at);

-- Until when an answer stays with us: to be taken back, or because it would not be safe now.
ALTER TABLE delivery ADD COLUMN held_until INTEGER;
ALTER TABLE delivery ADD COLUMN held_why TEXT CHECK (held_why IN ('undo', 'safe-hours'));
CREATE INDEX delivery_held ON delivery (held_until) WHERE held_until IS NOT NULL;

-- Until when nobody has to look at it; the largest number is until they write.
ALTER TABLE conversation ADD COLUMN snoozed_until INTEGER;
CREATE INDEX conversation_snoozed ON conversation (hotline_id, snoozed_until, id) WHERE snoozed_until IS NOT NULL;
-- Codes of tags, in the order of the alphabet, with a blank between them.
ALTER TABLE conversation ADD COLUMN tags TEXT NOT NULL DEFAULT '';

CREATE TABLE tag (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    -- When it was taken from the list; talks that have it keep it.
    retired_at INTEGER,
    at INTEGER NOT NULL,
    PRIMARY KEY (hotline_id, code)
) STRICT, WITHOUT ROWID;

-- Colleagues whom a note names.
CREATE TABLE mention (
    message_id BLOB NOT NULL REFERENCES message (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    at INTEGER NOT NULL,
    seen_at INTEGER,
    PRIMARY KEY (message_id, operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_unseen ON mention (operator_id, at) WHERE seen_at IS NULL;

-- A named row of steps: prepared words, tags, then a pause or the end.
CREATE TABLE macro (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    name TEXT NOT NULL,
    steps TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX macro_of ON macro (hotline_id, name);

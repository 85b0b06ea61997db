-- Cases. Codes that statistics count stand in clear as JSON, everything else is sealed with the case's own key. Code lists grow without a
-- migration: no CHECK repeats them, inbox/taxonomy is asked instead.

CREATE TABLE case_file (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- What people call it by; counted per hotline.
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Of its newest episode.
    category TEXT,
    risk TEXT NOT NULL,
    owner BLOB REFERENCES operator (id),
    follow_up_at INTEGER,
    -- The earliest of its follow-up and of what is due in its parts.
    due_at INTEGER,
    codes TEXT NOT NULL,
    taxonomy_version TEXT NOT NULL,
    version INTEGER NOT NULL,
    key_id BLOB NOT NULL,
    body BLOB,
    opened_at INTEGER NOT NULL,
    opened_by BLOB NOT NULL REFERENCES operator (id),
    changed_at INTEGER NOT NULL,
    -- When it was closed last; NULL while there is work.
    closed_at INTEGER,
    erased_at INTEGER,
    UNIQUE (hotline_id, number)
) STRICT;
CREATE INDEX case_open ON case_file (hotline_id, changed_at, id) WHERE closed_at IS NULL AND erased_at IS NULL;
CREATE INDEX case_closed ON case_file (hotline_id, changed_at, id) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX case_owned ON case_file (hotline_id, owner, changed_at, id) WHERE closed_at IS NULL AND owner IS NOT NULL;
CREATE INDEX case_due ON case_file (hotline_id, due_at, id) WHERE closed_at IS NULL AND due_at IS NOT NULL;

-- Children, persons, custody, episodes, referrals, tasks, documents, notes.
CREATE TABLE case_part (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    codes TEXT NOT NULL,
    body BLOB,
    taxonomy_version TEXT NOT NULL,
    blob_id BLOB REFERENCES blob (id),
    due_at INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES operator (id),
    removed_at INTEGER
) STRICT;
CREATE INDEX case_part_of ON case_part (case_id, created_at);

-- What a part said before somebody changed it, still sealed.
CREATE TABLE case_part_past (
    part_id BLOB NOT NULL REFERENCES case_part (id),
    version INTEGER NOT NULL,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    codes TEXT NOT NULL,
    body BLOB,
    changed_at INTEGER NOT NULL,
    changed_by BLOB NOT NULL REFERENCES operator (id),
    PRIMARY KEY (part_id, version)
) STRICT;
CREATE INDEX case_part_past_of ON case_part_past (case_id);

CREATE TABLE case_history (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    at INTEGER NOT NULL,
    actor BLOB NOT NULL REFERENCES operator (id),
    what TEXT NOT NULL,
    subject BLOB,
    codes TEXT NOT NULL,
    -- Sealed words, such as why a status changed.
    body BLOB
) STRICT;
CREATE INDEX case_history_of ON case_history (case_id, at);

CREATE TABLE case_link (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    -- A conversation with all its sittings, or a single call that has none.
    conversation_id BLOB REFERENCES conversation (id),
    call_id BLOB REFERENCES call (id),
    at INTEGER NOT NULL,
    linked_by BLOB NOT NULL REFERENCES operator (id),
    UNIQUE (case_id, conversation_id),
    UNIQUE (case_id, call_id)
) STRICT;
CREATE INDEX case_link_conversation ON case_link (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX case_link_call ON case_link (call_id) WHERE call_id IS NOT NULL;

-- By what two cases are known to be about the same child: keyed hashes, no names.
CREATE TABLE case_look_up (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    hash BLOB NOT NULL,
    part_id BLOB NOT NULL REFERENCES case_part (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (hotline_id, hash, part_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_look_up_of ON case_look_up (part_id);

-- Addresses of persons with a conflict: nothing leaves for them, on any channel. Keyed hashes.
CREATE TABLE case_barred (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    hash BLOB NOT NULL,
    part_id BLOB NOT NULL REFERENCES case_part (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (hotline_id, hash, part_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_barred_of ON case_barred (part_id);

-- Colleagues who must not see a case, because they are too near to it.
CREATE TABLE case_kept_from (
    case_id BLOB NOT NULL REFERENCES case_file (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (case_id, operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_kept_from_of ON case_kept_from (operator_id);

-- The rest of the shared form, and the line of a call that no channel brought.
ALTER TABLE call ADD COLUMN child_country TEXT;
ALTER TABLE call ADD COLUMN living_situation TEXT NOT NULL DEFAULT 'NASK';
ALTER TABLE call ADD COLUMN heard TEXT NOT NULL DEFAULT 'NASK';
ALTER TABLE call ADD COLUMN language_wanted TEXT;

-- Cases. Codes that statistics count stand in clear as JSON, everything else is sealed with the case's own key. Code lists grow without a
-- migration: no CHECK repeats them, inbox/taxonomy is asked instead.

CREATE TABLE case_file (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- What people call it by; counted per hotline.
    number BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    -- Of its newest episode.
    category TEXT COLLATE "C",
    risk TEXT COLLATE "C" NOT NULL,
    owner UUID REFERENCES operator (id),
    follow_up_at BIGINT,
    -- The earliest of its follow-up and of what is due in its parts.
    due_at BIGINT,
    codes TEXT COLLATE "C" NOT NULL,
    taxonomy_version TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    key_id UUID NOT NULL,
    body BYTEA,
    opened_at BIGINT NOT NULL,
    opened_by UUID NOT NULL REFERENCES operator (id),
    changed_at BIGINT NOT NULL,
    -- When it was closed last; NULL while there is work.
    closed_at BIGINT,
    erased_at BIGINT,
    UNIQUE (hotline_id, number)
);
CREATE INDEX case_open ON case_file (hotline_id, changed_at, id) WHERE closed_at IS NULL AND erased_at IS NULL;
CREATE INDEX case_closed ON case_file (hotline_id, changed_at, id) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX case_owned ON case_file (hotline_id, owner, changed_at, id) WHERE closed_at IS NULL AND owner IS NOT NULL;
CREATE INDEX case_due ON case_file (hotline_id, due_at, id) WHERE closed_at IS NULL AND due_at IS NOT NULL;

-- Children, persons, custody, episodes, referrals, tasks, documents, notes.
CREATE TABLE case_part (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    kind TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    codes TEXT COLLATE "C" NOT NULL,
    body BYTEA,
    taxonomy_version TEXT COLLATE "C" NOT NULL,
    blob_id UUID REFERENCES blob (id),
    due_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by UUID NOT NULL REFERENCES operator (id),
    removed_at BIGINT
);
CREATE INDEX case_part_of ON case_part (case_id, created_at);

-- What a part said before somebody changed it, still sealed.
CREATE TABLE case_part_past (
    part_id UUID NOT NULL REFERENCES case_part (id),
    version BIGINT NOT NULL,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    codes TEXT COLLATE "C" NOT NULL,
    body BYTEA,
    changed_at BIGINT NOT NULL,
    changed_by UUID NOT NULL REFERENCES operator (id),
    PRIMARY KEY (part_id, version)
);
CREATE INDEX case_part_past_of ON case_part_past (case_id);

CREATE TABLE case_history (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    at BIGINT NOT NULL,
    actor UUID NOT NULL REFERENCES operator (id),
    what TEXT COLLATE "C" NOT NULL,
    subject UUID,
    codes TEXT COLLATE "C" NOT NULL,
    -- Sealed words, such as why a status changed.
    body BYTEA
);
CREATE INDEX case_history_of ON case_history (case_id, at);

CREATE TABLE case_link (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    -- A conversation with all its sittings, or a single call that has none.
    conversation_id UUID REFERENCES conversation (id),
    call_id UUID REFERENCES call (id),
    at BIGINT NOT NULL,
    linked_by UUID NOT NULL REFERENCES operator (id),
    UNIQUE (case_id, conversation_id),
    UNIQUE (case_id, call_id)
);
CREATE INDEX case_link_conversation ON case_link (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX case_link_call ON case_link (call_id) WHERE call_id IS NOT NULL;

-- By what two cases are known to be about the same child: keyed hashes, no names.
CREATE TABLE case_look_up (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    hash BYTEA NOT NULL,
    part_id UUID NOT NULL REFERENCES case_part (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (hotline_id, hash, part_id)
);
CREATE INDEX case_look_up_of ON case_look_up (part_id);

-- Addresses of persons with a conflict: nothing leaves for them, on any channel. Keyed hashes.
CREATE TABLE case_barred (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    hash BYTEA NOT NULL,
    part_id UUID NOT NULL REFERENCES case_part (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (hotline_id, hash, part_id)
);
CREATE INDEX case_barred_of ON case_barred (part_id);

-- Colleagues who must not see a case, because they are too near to it.
CREATE TABLE case_kept_from (
    case_id UUID NOT NULL REFERENCES case_file (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (case_id, operator_id)
);
CREATE INDEX case_kept_from_of ON case_kept_from (operator_id);

-- The rest of the shared form, and the line of a call that no channel brought.
ALTER TABLE call ADD COLUMN child_country TEXT COLLATE "C";
ALTER TABLE call ADD COLUMN living_situation TEXT COLLATE "C" NOT NULL DEFAULT 'NASK';
ALTER TABLE call ADD COLUMN heard TEXT COLLATE "C" NOT NULL DEFAULT 'NASK';
ALTER TABLE call ADD COLUMN language_wanted TEXT COLLATE "C";

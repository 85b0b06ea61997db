-- The first schema. Ids are UUIDs, times are milliseconds since 1970, sealed columns are opened by the vault only.

CREATE TABLE installation (
    id UUID NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL
);

CREATE TABLE hotline (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE,
    organisation TEXT COLLATE "C" NOT NULL,
    country TEXT COLLATE "C" NOT NULL,
    line TEXT COLLATE "C" NOT NULL CHECK (line IN ('116000', '116111', 'NAT')),
    time_zone TEXT COLLATE "C" NOT NULL,
    -- The whole description as it was applied, as JSON: languages, hours, phone, emergency number, safe exit.
    settings TEXT COLLATE "C" NOT NULL,
    -- Opens what belongs to no conversation: channel secrets, quarantined items.
    key_id UUID NOT NULL,
    -- Last number given in the event log and in the audit trail. Taken last in a transaction, so gap-free in commit order.
    event_seq BIGINT NOT NULL DEFAULT 0,
    audit_seq BIGINT NOT NULL DEFAULT 0,
    audit_mac BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE counter (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    name TEXT COLLATE "C" NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (hotline_id, name)
);

CREATE TABLE channel (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    -- Public name in addresses (the widget's data-key).
    public_key TEXT COLLATE "C" NOT NULL UNIQUE,
    settings TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    cursor BYTEA,
    last_received_at BIGINT,
    created_at BIGINT NOT NULL,
    UNIQUE (hotline_id, name)
);

CREATE TABLE channel_secret (
    channel_id UUID NOT NULL REFERENCES channel (id),
    label TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (channel_id, label)
);

CREATE TABLE operator (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    login TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    -- What contacts see.
    alias TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('operator', 'supervisor', 'admin')),
    languages TEXT COLLATE "C" NOT NULL,
    -- argon2id in PHC form; NULL until the invitation is used.
    password TEXT COLLATE "C",
    active BOOLEAN NOT NULL,
    status TEXT COLLATE "C" NOT NULL CHECK (status IN ('accepting', 'paused', 'away')),
    created_at BIGINT NOT NULL
);
CREATE INDEX operator_of_hotline ON operator (hotline_id, status);

CREATE TABLE operator_session (
    hash BYTEA NOT NULL PRIMARY KEY,
    operator_id UUID NOT NULL REFERENCES operator (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX operator_session_of ON operator_session (operator_id);

CREATE TABLE operator_link (
    hash BYTEA NOT NULL PRIMARY KEY,
    operator_id UUID NOT NULL REFERENCES operator (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('invite', 'reset')),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE contact (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    alias TEXT COLLATE "C" NOT NULL,
    key_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    erased_at BIGINT
);

CREATE TABLE address (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    channel_id UUID NOT NULL REFERENCES channel (id),
    contact_id UUID NOT NULL REFERENCES contact (id),
    -- Keyed hash of the normalised address.
    lookup BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    -- When the contact ended this session; nothing more is taken from it.
    ended_at BIGINT,
    UNIQUE (channel_id, lookup)
);
CREATE INDEX address_of_contact ON address (contact_id);

CREATE TABLE conversation (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    channel_id UUID NOT NULL REFERENCES channel (id),
    contact_id UUID NOT NULL REFERENCES contact (id),
    address_id UUID NOT NULL UNIQUE REFERENCES address (id),
    key_id UUID NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'theirs', 'closed', 'erased')),
    priority BIGINT NOT NULL CHECK (priority BETWEEN 0 AND 4),
    auto_priority BIGINT NOT NULL CHECK (auto_priority BETWEEN 0 AND 4),
    -- Signal code and rule behind the priority; the words stay inside.
    reason TEXT COLLATE "C",
    rule TEXT COLLATE "C",
    language TEXT COLLATE "C",
    -- Since when the contact waits for us.
    waiting_since BIGINT,
    first_in_at BIGINT NOT NULL,
    last_in_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    unread BIGINT NOT NULL,
    assignee UUID REFERENCES operator (id),
    transfer_to UUID REFERENCES operator (id),
    sitting_id UUID NOT NULL,
    sittings BIGINT NOT NULL,
    -- Last number in the contact's view, and in the operators' thread.
    contact_seq BIGINT NOT NULL,
    thread_seq BIGINT NOT NULL
);
-- Partial, so that a message in a running talk moves as few index entries as possible.
CREATE INDEX conversation_waiting ON conversation (hotline_id, priority, waiting_since, id) WHERE state = 'waiting';
CREATE INDEX conversation_theirs ON conversation (hotline_id, priority, last_in_at, id) WHERE state = 'theirs';
CREATE INDEX conversation_closed ON conversation (hotline_id, last_in_at, id) WHERE state = 'closed';
CREATE INDEX conversation_assigned ON conversation (hotline_id, assignee) WHERE assignee IS NOT NULL;
CREATE INDEX conversation_of_contact ON conversation (contact_id);

CREATE TABLE sitting (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    number BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    first_seen_at BIGINT,
    first_answer_at BIGINT,
    ended_at BIGINT,
    ended_by TEXT COLLATE "C" CHECK (ended_by IN ('CONT', 'OPER', 'TIMEOUT', 'TRANSFER', 'TECH')),
    handovers BIGINT NOT NULL,
    -- How urgent it was at its end, by the rules and after all: recorded then, because the conversation goes on.
    auto_priority BIGINT,
    priority BIGINT,
    UNIQUE (conversation_id, number)
);

CREATE TABLE message (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    sitting_id UUID NOT NULL REFERENCES sitting (id),
    -- Place in the operators' thread, and in the contact's view (NULL for notes).
    n BIGINT NOT NULL,
    contact_seq BIGINT,
    key_id UUID NOT NULL,
    direction TEXT COLLATE "C" NOT NULL CHECK (direction IN ('in', 'out', 'note')),
    author UUID REFERENCES operator (id),
    at BIGINT NOT NULL,
    language TEXT COLLATE "C",
    safety TEXT COLLATE "C" CHECK (safety IN ('yes', 'no', 'unsure')),
    flags TEXT COLLATE "C" NOT NULL,
    -- Sealed JSON: text, subject, the carrier's id. NULL once erased.
    body BYTEA,
    -- Where the ledger has it, and the carrier's own bytes, sealed; for what came in.
    carrier_hash BYTEA,
    raw BYTEA,
    UNIQUE (conversation_id, n)
);

-- Everything that was ever accepted: the conservation law's left side, and what makes a re-delivery harmless.
CREATE TABLE received (
    channel_id UUID NOT NULL REFERENCES channel (id),
    carrier_hash BYTEA NOT NULL,
    content_hash BYTEA NOT NULL,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    outcome TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('message', 'quarantine', 'tombstone')),
    -- Which item it became. No foreign keys, because an index for them would cost every message a page; fsck looks.
    message_id UUID,
    quarantine_id UUID,
    at BIGINT NOT NULL,
    PRIMARY KEY (channel_id, carrier_hash, content_hash)
);

CREATE TABLE quarantine (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    channel_id UUID NOT NULL REFERENCES channel (id),
    why TEXT COLLATE "C" NOT NULL,
    key_id UUID NOT NULL,
    body BYTEA,
    raw BYTEA,
    at BIGINT NOT NULL,
    released_at BIGINT
);

CREATE TABLE blob (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    key_id UUID NOT NULL,
    size_bytes BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Whether an attachment names it; the others are swept away after a day.
    claimed BOOLEAN NOT NULL
);
CREATE INDEX blob_unclaimed ON blob (created_at) WHERE NOT claimed;

CREATE TABLE attachment (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    -- NULL while the operator who uploaded it is still writing.
    message_id UUID REFERENCES message (id),
    uploaded_by UUID REFERENCES operator (id),
    blob_id UUID NOT NULL REFERENCES blob (id),
    key_id UUID NOT NULL,
    -- Sealed JSON: name and claimed media type.
    body BYTEA,
    size_bytes BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('quarantined', 'released')),
    created_at BIGINT NOT NULL
);
CREATE INDEX attachment_of_message ON attachment (message_id);
CREATE INDEX attachment_of_conversation ON attachment (conversation_id);

CREATE TABLE delivery (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    message_id UUID NOT NULL UNIQUE REFERENCES message (id),
    channel_id UUID NOT NULL REFERENCES channel (id),
    -- Frozen when queued.
    address_id UUID NOT NULL REFERENCES address (id),
    contact_seq BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('queued', 'leased', 'sent', 'delivered', 'read', 'failed', 'expired', 'unknown')),
    attempts BIGINT NOT NULL,
    leased_by TEXT COLLATE "C",
    -- When the outbox looks at it again: the next attempt, or the end of the lease.
    due_at BIGINT,
    expires_at BIGINT NOT NULL,
    carrier_hash BYTEA,
    code TEXT COLLATE "C",
    at BIGINT NOT NULL
);
CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_open ON delivery (conversation_id, contact_seq) WHERE state IN ('queued', 'leased', 'sent', 'delivered');
CREATE INDEX delivery_to_look_at ON delivery (state) WHERE state IN ('queued', 'leased', 'failed', 'unknown', 'expired');
CREATE INDEX delivery_by_carrier ON delivery (channel_id, carrier_hash) WHERE carrier_hash IS NOT NULL;

CREATE TABLE delivery_attempt (
    delivery_id UUID NOT NULL REFERENCES delivery (id),
    n BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT COLLATE "C",
    code TEXT COLLATE "C",
    PRIMARY KEY (delivery_id, n)
);

CREATE TABLE assignment (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    from_at BIGINT NOT NULL,
    to_at BIGINT
);
CREATE INDEX assignment_of_conversation ON assignment (conversation_id);

CREATE TABLE event (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor UUID,
    kind TEXT COLLATE "C" NOT NULL,
    conversation_id UUID,
    subject UUID,
    contact_seq BIGINT,
    data TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (hotline_id, seq)
);
CREATE UNIQUE INDEX event_for_contact ON event (conversation_id, contact_seq) WHERE contact_seq IS NOT NULL;

CREATE TABLE draft (
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    key_id UUID NOT NULL,
    body BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, operator_id)
);

-- What an operator's command did, so that the same idempotency key does it once.
CREATE TABLE command (
    operator_id UUID NOT NULL REFERENCES operator (id),
    id UUID NOT NULL,
    content_hash BYTEA NOT NULL,
    subject UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (operator_id, id)
);
CREATE INDEX command_age ON command (at);

CREATE TABLE canned_reply (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    language TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX canned_reply_of ON canned_reply (hotline_id, language, title);

CREATE TABLE call (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID REFERENCES conversation (id),
    sitting_id UUID UNIQUE REFERENCES sitting (id),
    taxonomy_version TEXT COLLATE "C" NOT NULL,
    class TEXT COLLATE "C" NOT NULL,
    non_counselling TEXT COLLATE "C",
    medium TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    child_age BIGINT CHECK (child_age BETWEEN 0 AND 130),
    child_age_code TEXT COLLATE "C" CHECK (child_age_code IN ('UNK', 'NASK', 'REF')),
    child_gender TEXT COLLATE "C" NOT NULL,
    leading_reason TEXT COLLATE "C",
    emergency_called BOOLEAN,
    emergency_at BIGINT,
    language TEXT COLLATE "C",
    priority_auto BIGINT NOT NULL,
    priority_final BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    first_seen_at BIGINT,
    first_answer_at BIGINT,
    ended_at BIGINT NOT NULL,
    ended_by TEXT COLLATE "C" NOT NULL,
    handovers BIGINT NOT NULL,
    key_id UUID NOT NULL,
    -- Sealed JSON: note, reason of the emergency decision.
    body BYTEA,
    saved_by UUID NOT NULL REFERENCES operator (id),
    saved_at BIGINT NOT NULL
);
CREATE INDEX call_of_hotline ON call (hotline_id, started_at);

CREATE TABLE call_code (
    call_id UUID NOT NULL REFERENCES call (id),
    list TEXT COLLATE "C" NOT NULL CHECK (list IN ('reason', 'action')),
    code TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (call_id, list, code)
);

CREATE TABLE audit (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor UUID,
    act TEXT COLLATE "C" NOT NULL,
    subject UUID,
    data TEXT COLLATE "C" NOT NULL,
    mac BYTEA NOT NULL,
    PRIMARY KEY (hotline_id, seq)
);

-- Which node runs what may run only once.
CREATE TABLE node_lease (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    node TEXT COLLATE "C" NOT NULL,
    until_at BIGINT NOT NULL
);

-- An erasure in three steps: asked for here, key replaced by its tombstone, done mark here.
CREATE TABLE erasure (
    key_id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    asked_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX erasure_open ON erasure (asked_at) WHERE done_at IS NULL;

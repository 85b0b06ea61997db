-- The first schema. Ids are UUIDs, times are milliseconds since 1970, sealed columns are opened by the vault only.

CREATE TABLE installation (
    id BLOB NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE hotline (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    organisation TEXT NOT NULL,
    country TEXT NOT NULL,
    line TEXT NOT NULL CHECK (line IN ('116000', '116111', 'NAT')),
    time_zone TEXT NOT NULL,
    -- The whole description as it was applied, as JSON: languages, hours, phone, emergency number, safe exit.
    settings TEXT NOT NULL,
    -- Opens what belongs to no conversation: channel secrets, quarantined items.
    key_id BLOB NOT NULL,
    -- Last number given in the event log and in the audit trail. Taken last in a transaction, so gap-free in commit order.
    event_seq INTEGER NOT NULL DEFAULT 0,
    audit_seq INTEGER NOT NULL DEFAULT 0,
    audit_mac BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE counter (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (hotline_id, name)
) STRICT;

CREATE TABLE channel (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Public name in addresses (the widget's data-key).
    public_key TEXT NOT NULL UNIQUE,
    settings TEXT NOT NULL,
    active INTEGER NOT NULL,
    cursor BLOB,
    last_received_at INTEGER,
    created_at INTEGER NOT NULL,
    UNIQUE (hotline_id, name)
) STRICT;

CREATE TABLE channel_secret (
    channel_id BLOB NOT NULL REFERENCES channel (id),
    label TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (channel_id, label)
) STRICT;

CREATE TABLE operator (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- What contacts see.
    alias TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('operator', 'supervisor', 'admin')),
    languages TEXT NOT NULL,
    -- argon2id in PHC form; NULL until the invitation is used.
    password TEXT,
    active INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('accepting', 'paused', 'away')),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX operator_of_hotline ON operator (hotline_id, status);

CREATE TABLE operator_session (
    hash BLOB NOT NULL PRIMARY KEY,
    operator_id BLOB NOT NULL REFERENCES operator (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX operator_session_of ON operator_session (operator_id);

CREATE TABLE operator_link (
    hash BLOB NOT NULL PRIMARY KEY,
    operator_id BLOB NOT NULL REFERENCES operator (id),
    kind TEXT NOT NULL CHECK (kind IN ('invite', 'reset')),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

CREATE TABLE contact (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    alias TEXT NOT NULL,
    key_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    erased_at INTEGER
) STRICT;

CREATE TABLE address (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    contact_id BLOB NOT NULL REFERENCES contact (id),
    -- Keyed hash of the normalised address.
    lookup BLOB NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- When the contact ended this session; nothing more is taken from it.
    ended_at INTEGER,
    UNIQUE (channel_id, lookup)
) STRICT;
CREATE INDEX address_of_contact ON address (contact_id);

CREATE TABLE conversation (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    contact_id BLOB NOT NULL REFERENCES contact (id),
    address_id BLOB NOT NULL UNIQUE REFERENCES address (id),
    key_id BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'theirs', 'closed', 'erased')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 4),
    auto_priority INTEGER NOT NULL CHECK (auto_priority BETWEEN 0 AND 4),
    -- Signal code and rule behind the priority; the words stay inside.
    reason TEXT,
    rule TEXT,
    language TEXT,
    -- Since when the contact waits for us.
    waiting_since INTEGER,
    first_in_at INTEGER NOT NULL,
    last_in_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    assignee BLOB REFERENCES operator (id),
    transfer_to BLOB REFERENCES operator (id),
    sitting_id BLOB NOT NULL,
    sittings INTEGER NOT NULL,
    -- Last number in the contact's view, and in the operators' thread.
    contact_seq INTEGER NOT NULL,
    thread_seq INTEGER NOT NULL
) STRICT;
-- Partial, so that a message in a running talk moves as few index entries as possible.
CREATE INDEX conversation_waiting ON conversation (hotline_id, priority, waiting_since, id) WHERE state = 'waiting';
CREATE INDEX conversation_theirs ON conversation (hotline_id, priority, last_in_at, id) WHERE state = 'theirs';
CREATE INDEX conversation_closed ON conversation (hotline_id, last_in_at, id) WHERE state = 'closed';
CREATE INDEX conversation_assigned ON conversation (hotline_id, assignee) WHERE assignee IS NOT NULL;
CREATE INDEX conversation_of_contact ON conversation (contact_id);

CREATE TABLE sitting (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    number INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    first_seen_at INTEGER,
    first_answer_at INTEGER,
    ended_at INTEGER,
    ended_by TEXT CHECK (ended_by IN ('CONT', 'OPER', 'TIMEOUT', 'TRANSFER', 'TECH')),
    handovers INTEGER NOT NULL,
    -- How urgent it was at its end, by the rules and after all: recorded then, because the conversation goes on.
    auto_priority INTEGER,
    priority INTEGER,
    UNIQUE (conversation_id, number)
) STRICT;

CREATE TABLE message (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    sitting_id BLOB NOT NULL REFERENCES sitting (id),
    -- Place in the operators' thread, and in the contact's view (NULL for notes).
    n INTEGER NOT NULL,
    contact_seq INTEGER,
    key_id BLOB NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'note')),
    author BLOB REFERENCES operator (id),
    at INTEGER NOT NULL,
    language TEXT,
    safety TEXT CHECK (safety IN ('yes', 'no', 'unsure')),
    flags TEXT NOT NULL,
    -- Sealed JSON: text, subject, the carrier's id. NULL once erased.
    body BLOB,
    -- Where the ledger has it, and the carrier's own bytes, sealed; for what came in.
    carrier_hash BLOB,
    raw BLOB,
    UNIQUE (conversation_id, n)
) STRICT;

-- Everything that was ever accepted: the conservation law's left side, and what makes a re-delivery harmless.
CREATE TABLE received (
    channel_id BLOB NOT NULL REFERENCES channel (id),
    carrier_hash BLOB NOT NULL,
    content_hash BLOB NOT NULL,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('message', 'quarantine', 'tombstone')),
    -- Which item it became. No foreign keys, because an index for them would cost every message a page; fsck looks.
    message_id BLOB,
    quarantine_id BLOB,
    at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, carrier_hash, content_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    why TEXT NOT NULL,
    key_id BLOB NOT NULL,
    body BLOB,
    raw BLOB,
    at INTEGER NOT NULL,
    released_at INTEGER
) STRICT;

CREATE TABLE blob (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    key_id BLOB NOT NULL,
    size_bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    -- Whether an attachment names it; the others are swept away after a day.
    claimed INTEGER NOT NULL
) STRICT;
CREATE INDEX blob_unclaimed ON blob (created_at) WHERE NOT claimed;

CREATE TABLE attachment (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    -- NULL while the operator who uploaded it is still writing.
    message_id BLOB REFERENCES message (id),
    uploaded_by BLOB REFERENCES operator (id),
    blob_id BLOB NOT NULL REFERENCES blob (id),
    key_id BLOB NOT NULL,
    -- Sealed JSON: name and claimed media type.
    body BLOB,
    size_bytes INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('quarantined', 'released')),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_of_message ON attachment (message_id);
CREATE INDEX attachment_of_conversation ON attachment (conversation_id);

CREATE TABLE delivery (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    message_id BLOB NOT NULL UNIQUE REFERENCES message (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    -- Frozen when queued.
    address_id BLOB NOT NULL REFERENCES address (id),
    contact_seq INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'sent', 'delivered', 'read', 'failed', 'expired', 'unknown')),
    attempts INTEGER NOT NULL,
    leased_by TEXT,
    -- When the outbox looks at it again: the next attempt, or the end of the lease.
    due_at INTEGER,
    expires_at INTEGER NOT NULL,
    carrier_hash BLOB,
    code TEXT,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_open ON delivery (conversation_id, contact_seq) WHERE state IN ('queued', 'leased', 'sent', 'delivered');
CREATE INDEX delivery_to_look_at ON delivery (state) WHERE state IN ('queued', 'leased', 'failed', 'unknown', 'expired');
CREATE INDEX delivery_by_carrier ON delivery (channel_id, carrier_hash) WHERE carrier_hash IS NOT NULL;

CREATE TABLE delivery_attempt (
    delivery_id BLOB NOT NULL REFERENCES delivery (id),
    n INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT,
    code TEXT,
    PRIMARY KEY (delivery_id, n)
) STRICT;

CREATE TABLE assignment (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    from_at INTEGER NOT NULL,
    to_at INTEGER
) STRICT;
CREATE INDEX assignment_of_conversation ON assignment (conversation_id);

CREATE TABLE event (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor BLOB,
    kind TEXT NOT NULL,
    conversation_id BLOB,
    subject BLOB,
    contact_seq INTEGER,
    data TEXT NOT NULL,
    PRIMARY KEY (hotline_id, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_for_contact ON event (conversation_id, contact_seq) WHERE contact_seq IS NOT NULL;

CREATE TABLE draft (
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    key_id BLOB NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, operator_id)
) STRICT;

-- What an operator's command did, so that the same idempotency key does it once.
CREATE TABLE command (
    operator_id BLOB NOT NULL REFERENCES operator (id),
    id BLOB NOT NULL,
    content_hash BLOB NOT NULL,
    subject BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (operator_id, id)
) STRICT;
CREATE INDEX command_age ON command (at);

CREATE TABLE canned_reply (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX canned_reply_of ON canned_reply (hotline_id, language, title);

CREATE TABLE call (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB REFERENCES conversation (id),
    sitting_id BLOB UNIQUE REFERENCES sitting (id),
    taxonomy_version TEXT NOT NULL,
    class TEXT NOT NULL,
    non_counselling TEXT,
    medium TEXT NOT NULL,
    about TEXT NOT NULL,
    role TEXT NOT NULL,
    child_age INTEGER CHECK (child_age BETWEEN 0 AND 130),
    child_age_code TEXT CHECK (child_age_code IN ('UNK', 'NASK', 'REF')),
    child_gender TEXT NOT NULL,
    leading_reason TEXT,
    emergency_called INTEGER,
    emergency_at INTEGER,
    language TEXT,
    priority_auto INTEGER NOT NULL,
    priority_final INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    first_seen_at INTEGER,
    first_answer_at INTEGER,
    ended_at INTEGER NOT NULL,
    ended_by TEXT NOT NULL,
    handovers INTEGER NOT NULL,
    key_id BLOB NOT NULL,
    -- Sealed JSON: note, reason of the emergency decision.
    body BLOB,
    saved_by BLOB NOT NULL REFERENCES operator (id),
    saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX call_of_hotline ON call (hotline_id, started_at);

CREATE TABLE call_code (
    call_id BLOB NOT NULL REFERENCES call (id),
    list TEXT NOT NULL CHECK (list IN ('reason', 'action')),
    code TEXT NOT NULL,
    PRIMARY KEY (call_id, list, code)
) STRICT;

CREATE TABLE audit (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor BLOB,
    act TEXT NOT NULL,
    subject BLOB,
    data TEXT NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (hotline_id, seq)
) STRICT, WITHOUT ROWID;

-- Which node runs what may run only once.
CREATE TABLE node_lease (
    name TEXT NOT NULL PRIMARY KEY,
    node TEXT NOT NULL,
    until_at INTEGER NOT NULL
) STRICT;

-- An erasure in three steps: asked for here, key replaced by its tombstone, done mark here.
CREATE TABLE erasure (
    key_id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    asked_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX erasure_open ON erasure (asked_at) WHERE done_at IS NULL;

-- Texts: what is proven and not ours waits apart from what waits for its proof, and reports wait for the message that they speak of.

-- A CHECK can't be widened, so the table is made anew. Nothing refers to it by a foreign key.
CREATE TABLE quarantine_anew (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    channel_id BLOB NOT NULL REFERENCES channel (id),
    why TEXT NOT NULL,
    key_id BLOB NOT NULL,
    body BLOB,
    raw BLOB,
    at INTEGER NOT NULL,
    released_at INTEGER,
    -- Why something waits: nobody is named in it (unplaced), its proof failed, it is proven and not ours or can't be read (foreign),
    -- other parts of it are missing, or a file of it is to be fetched.
    kind TEXT NOT NULL DEFAULT 'unplaced' CHECK (kind IN ('unplaced', 'unproven', 'foreign', 'part', 'file')),
    -- Keyed hash of what belongs together.
    group_hash BLOB,
    due_at INTEGER,
    size_bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO quarantine_anew (id, hotline_id, channel_id, why, key_id, body, raw, at, released_at, kind, group_hash, due_at, size_bytes)
    SELECT id, hotline_id, channel_id, why, key_id, body, raw, at, released_at, kind, group_hash, due_at, size_bytes FROM quarantine;
DROP TABLE quarantine;
ALTER TABLE quarantine_anew RENAME TO quarantine;
CREATE INDEX quarantine_waiting ON quarantine (channel_id, kind, at) WHERE released_at IS NULL;
CREATE INDEX quarantine_group ON quarantine (channel_id, group_hash) WHERE released_at IS NULL AND group_hash IS NOT NULL;

-- Reports that came before their message's name at the carrier was known.
CREATE TABLE early_report (
    channel_id BLOB NOT NULL REFERENCES channel (id),
    carrier_hash BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'delivered', 'read', 'failed')),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- The carrier's reason of a failure.
    code TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, carrier_hash, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX early_report_age ON early_report (at);

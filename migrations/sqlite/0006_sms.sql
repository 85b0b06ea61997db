-- What a gateway of texts needs: things that wait before they are messages, contacts who want no more texts, receipts that come twice.

-- Since when the contact wants no more messages at this address. Nothing is sent there until they want them again.
ALTER TABLE address ADD COLUMN stopped_at INTEGER;

-- Why something waits: nobody is named in it (unplaced), its proof failed, other parts of it are missing, or a file of it is to be fetched.
ALTER TABLE quarantine ADD COLUMN kind TEXT NOT NULL DEFAULT 'unplaced' CHECK (kind IN ('unplaced', 'unproven', 'part', 'file'));
-- Keyed hash of what belongs together.
ALTER TABLE quarantine ADD COLUMN group_hash BLOB;
ALTER TABLE quarantine ADD COLUMN due_at INTEGER;
ALTER TABLE quarantine ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT 0;
CREATE INDEX quarantine_waiting ON quarantine (channel_id, kind, at) WHERE released_at IS NULL;
CREATE INDEX quarantine_group ON quarantine (channel_id, group_hash) WHERE released_at IS NULL AND group_hash IS NOT NULL;

-- States that the carrier has reported, so that the same report again changes nothing.
ALTER TABLE delivery ADD COLUMN reported TEXT NOT NULL DEFAULT '';

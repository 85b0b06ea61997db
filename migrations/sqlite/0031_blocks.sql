-- Contacts whose usual messages call nobody for a time, and why an operator takes no contacts.

CREATE TABLE contact_block (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    contact_id BLOB NOT NULL REFERENCES contact (id),
    -- Where somebody set it.
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    reason TEXT NOT NULL CHECK (reason IN ('abusive', 'threatening', 'sexual', 'flooding', 'other')),
    set_by BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL,
    -- It ends then by itself.
    until_at INTEGER NOT NULL CHECK (until_at > at),
    confirmed_by BLOB REFERENCES operator (id),
    confirmed_at INTEGER,
    lifted_by BLOB REFERENCES operator (id),
    lifted_at INTEGER
) STRICT;
CREATE INDEX contact_block_open ON contact_block (hotline_id, until_at) WHERE lifted_at IS NULL;
CREATE INDEX contact_block_contact ON contact_block (contact_id);
CREATE INDEX contact_block_listed ON contact_block (hotline_id, at);

-- A code; empty where nothing was said.
ALTER TABLE operator ADD COLUMN status_why TEXT NOT NULL DEFAULT '';

-- Contacts whose usual messages call nobody for a time, and why an operator takes no contacts.

CREATE TABLE contact_block (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    contact_id UUID NOT NULL REFERENCES contact (id),
    -- Where somebody set it.
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    reason TEXT COLLATE "C" NOT NULL CHECK (reason IN ('abusive', 'threatening', 'sexual', 'flooding', 'other')),
    set_by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL,
    -- It ends then by itself.
    until_at BIGINT NOT NULL CHECK (until_at > at),
    confirmed_by UUID REFERENCES operator (id),
    confirmed_at BIGINT,
    lifted_by UUID REFERENCES operator (id),
    lifted_at BIGINT
);
CREATE INDEX contact_block_open ON contact_block (hotline_id, until_at) WHERE lifted_at IS NULL;
CREATE INDEX contact_block_contact ON contact_block (contact_id);
CREATE INDEX contact_block_listed ON contact_block (hotline_id, at);

-- A code; empty where nothing was said.
ALTER TABLE operator ADD COLUMN status_why TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Carriers whose senders have many conversations (e-mail), automatic answers, and how channels are.

-- Who takes part in a conversation, so that an answer to it joins it. Found by the keyed hash of the address; the address
-- itself stands sealed in the messages.
CREATE TABLE participant (
    channel_id BLOB NOT NULL REFERENCES channel (id),
    lookup BLOB NOT NULL,
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- The contact, rather than somebody who got a copy.
    contact INTEGER NOT NULL,
    PRIMARY KEY (channel_id, lookup, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_of ON participant (conversation_id);

-- Another conversation that this one seems to belong to, by its references or its sender.
ALTER TABLE conversation ADD COLUMN related_to BLOB REFERENCES conversation (id);

-- When a carrier refused the address for good, and why: nothing is sent there until something comes from it again.
ALTER TABLE address ADD COLUMN refused_at INTEGER;
ALTER TABLE address ADD COLUMN refused_code TEXT;

-- How the channel is, as its receiver said last: JSON without content.
ALTER TABLE channel ADD COLUMN health TEXT;

-- How often the receiver began with what comes next (JSON): what kills the process again and again is not read any more.
ALTER TABLE channel ADD COLUMN attempt TEXT;

-- Automatic answers to a sender, and to everybody at a domain, since the beginning of a day of theirs.
CREATE TABLE acknowledgement (
    channel_id BLOB NOT NULL REFERENCES channel (id),
    lookup BLOB NOT NULL,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    since_at INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    PRIMARY KEY (channel_id, lookup)
) STRICT, WITHOUT ROWID;
CREATE INDEX acknowledgement_age ON acknowledgement (since_at);

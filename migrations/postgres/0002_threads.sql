-- Carriers whose senders have many conversations (e-mail), automatic answers, and how channels are.

-- Who takes part in a conversation, so that an answer to it joins it. Found by the keyed hash of the address; the address
-- itself stands sealed in the messages.
CREATE TABLE participant (
    channel_id UUID NOT NULL REFERENCES channel (id),
    lookup BYTEA NOT NULL,
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- The contact, rather than somebody who got a copy.
    contact BOOLEAN NOT NULL,
    PRIMARY KEY (channel_id, lookup, conversation_id)
);
CREATE INDEX participant_of ON participant (conversation_id);

-- Another conversation that this one seems to belong to, by its references or its sender.
ALTER TABLE conversation ADD COLUMN related_to UUID REFERENCES conversation (id);

-- When a carrier refused the address for good, and why: nothing is sent there until something comes from it again.
ALTER TABLE address ADD COLUMN refused_at BIGINT;
ALTER TABLE address ADD COLUMN refused_code TEXT COLLATE "C";

-- How the channel is, as its receiver said last: JSON without content.
ALTER TABLE channel ADD COLUMN health TEXT COLLATE "C";

-- How often the receiver began with what comes next (JSON): what kills the process again and again is not read any more.
ALTER TABLE channel ADD COLUMN attempt TEXT COLLATE "C";

-- Automatic answers to a sender, and to everybody at a domain, since the beginning of a day of theirs.
CREATE TABLE acknowledgement (
    channel_id UUID NOT NULL REFERENCES channel (id),
    lookup BYTEA NOT NULL,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    since_at BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    PRIMARY KEY (channel_id, lookup)
);
CREATE INDEX acknowledgement_age ON acknowledgement (since_at);

-- A conversation that became two: the earlier messages stand in one of their own, under the same key and on the same line of the contact.
-- Nothing is sealed anew, so whoever erases one of them erases both.

-- The conversation that has the line.
ALTER TABLE conversation ADD COLUMN split_from UUID REFERENCES conversation (id);
-- The place in the thread before its first message.
ALTER TABLE conversation ADD COLUMN begins_after BIGINT NOT NULL DEFAULT 0;
CREATE INDEX conversation_split ON conversation (split_from) WHERE split_from IS NOT NULL;

CREATE TABLE split_talk (
    conversation_id UUID NOT NULL PRIMARY KEY REFERENCES conversation (id),
    -- The one that it was taken out of.
    from_id UUID NOT NULL REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    split_by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL,
    -- Until when it can be taken back.
    until_at BIGINT NOT NULL,
    -- JSON: both as they were and as they became, codes, times and ids only.
    undo TEXT COLLATE "C" NOT NULL
);
CREATE INDEX split_talk_from ON split_talk (from_id);

-- A conversation that became two: the earlier messages stand in one of their own, under the same key and on the same line of the contact.
-- Nothing is sealed anew, so whoever erases one of them erases both.

-- The conversation that has the line.
ALTER TABLE conversation ADD COLUMN split_from BLOB REFERENCES conversation (id);
-- The place in the thread before its first message.
ALTER TABLE conversation ADD COLUMN begins_after INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversation_split ON conversation (split_from) WHERE split_from IS NOT NULL;

CREATE TABLE split_talk (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    -- The one that it was taken out of.
    from_id BLOB NOT NULL REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    split_by BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL,
    -- Until when it can be taken back.
    until_at INTEGER NOT NULL,
    -- JSON: both as they were and as they became, codes, times and ids only.
    undo TEXT NOT NULL
) STRICT;
CREATE INDEX split_talk_from ON split_talk (from_id);

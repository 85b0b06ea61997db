-- What finds words again: fingerprints of the words of each conversation, sealed with its key. No word and no index over conversations.

-- One sealed set a conversation.
CREATE TABLE search_set (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    key_id BLOB NOT NULL,
    words BLOB NOT NULL
) STRICT;
CREATE INDEX search_set_of ON search_set (hotline_id, conversation_id);

-- What came since, a row a message, until it is folded into the set.
CREATE TABLE search_segment (
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    id BLOB NOT NULL,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    key_id BLOB NOT NULL,
    at INTEGER NOT NULL,
    words BLOB NOT NULL,
    PRIMARY KEY (conversation_id, id)
) STRICT, WITHOUT ROWID;

-- Conversations whose set is to be made anew from their messages; asked counts how often.
CREATE TABLE search_todo (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    asked INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO search_todo (conversation_id, hotline_id, asked) SELECT id, hotline_id, 1 FROM conversation WHERE state <> 'erased';

-- What finds words again: fingerprints of the words of each conversation, sealed with its key. No word and no index over conversations.

-- One sealed set a conversation.
CREATE TABLE search_set (
    conversation_id UUID NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    key_id UUID NOT NULL,
    words BYTEA NOT NULL
);
CREATE INDEX search_set_of ON search_set (hotline_id, conversation_id);

-- What came since, a row a message, until it is folded into the set.
CREATE TABLE search_segment (
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    id UUID NOT NULL,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    key_id UUID NOT NULL,
    at BIGINT NOT NULL,
    words BYTEA NOT NULL,
    PRIMARY KEY (conversation_id, id)
);

-- Conversations whose set is to be made anew from their messages; asked counts how often.
CREATE TABLE search_todo (
    conversation_id UUID NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    asked BIGINT NOT NULL
);
INSERT INTO search_todo (conversation_id, hotline_id, asked) SELECT id, hotline_id, 1 FROM conversation WHERE state <> 'erased';

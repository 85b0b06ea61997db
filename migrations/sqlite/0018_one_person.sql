-- Contacts who are one person, and conversations that belong together, because an operator says so. Nothing sealed is copied.

-- A row each way, so that either finds the other.
CREATE TABLE same_person (
    contact_id BLOB NOT NULL REFERENCES contact (id),
    other_id BLOB NOT NULL REFERENCES contact (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    linked_by BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (contact_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE related_talk (
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    other_id BLOB NOT NULL REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    linked_by BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_related ON conversation (related_to) WHERE related_to IS NOT NULL;

-- A conversation that went into another leaves the lists and keeps all that is its own: messages, key, sittings, what its contact reads.
ALTER TABLE conversation ADD COLUMN merged_into BLOB REFERENCES conversation (id);
-- Its place among those that went there, from 1; and how many came here.
ALTER TABLE conversation ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN parts INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversation_merged ON conversation (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE merged_talk (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    into_id BLOB NOT NULL REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    merged_by BLOB NOT NULL REFERENCES operator (id),
    -- Whether the merge said that their contacts are the same person, which nobody had said before.
    tied INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- How a conversation that others went into stands by itself, and how it was left standing with them (JSON, codes and times): while it
-- still stands so, it becomes what it was when they go.
CREATE TABLE merged_standing (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    own TEXT NOT NULL,
    shown TEXT NOT NULL
) STRICT;

-- Contacts who are one person, and conversations that belong together, because an operator says so. Nothing sealed is copied.

-- A row each way, so that either finds the other.
CREATE TABLE same_person (
    contact_id UUID NOT NULL REFERENCES contact (id),
    other_id UUID NOT NULL REFERENCES contact (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    linked_by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (contact_id, other_id)
);

CREATE TABLE related_talk (
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    other_id UUID NOT NULL REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    linked_by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, other_id)
);
CREATE INDEX conversation_related ON conversation (related_to) WHERE related_to IS NOT NULL;

-- A conversation that went into another leaves the lists and keeps all that is its own: messages, key, sittings, what its contact reads.
ALTER TABLE conversation ADD COLUMN merged_into UUID REFERENCES conversation (id);
-- Its place among those that went there, from 1; and how many came here.
ALTER TABLE conversation ADD COLUMN part BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversation ADD COLUMN parts BIGINT NOT NULL DEFAULT 0;
CREATE INDEX conversation_merged ON conversation (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE merged_talk (
    conversation_id UUID NOT NULL PRIMARY KEY REFERENCES conversation (id),
    into_id UUID NOT NULL REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    merged_by UUID NOT NULL REFERENCES operator (id),
    -- Whether the merge said that their contacts are the same person, which nobody had said before.
    tied BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);

-- How a conversation that others went into stands by itself, and how it was left standing with them (JSON, codes and times): while it
-- still stands so, it becomes what it was when they go.
CREATE TABLE merged_standing (
    conversation_id UUID NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    own TEXT COLLATE "C" NOT NULL,
    shown TEXT COLLATE "C" NOT NULL
);

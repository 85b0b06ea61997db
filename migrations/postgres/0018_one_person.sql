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

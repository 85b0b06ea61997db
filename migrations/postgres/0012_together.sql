-- Several people in one talk, and what happened to a talk beside its messages.

-- Who sits in it beside its holder, as JSON: operators who were asked, those who write too, supervisors who listen. Empty for most.
ALTER TABLE conversation ADD COLUMN seats TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX conversation_seats ON conversation (hotline_id, seats) WHERE seats <> '';

CREATE TABLE timeline (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- NULL where Earshot itself did it.
    actor UUID REFERENCES operator (id),
    kind TEXT COLLATE "C" NOT NULL,
    -- Codes and ids as JSON, never content.
    data TEXT COLLATE "C" NOT NULL,
    UNIQUE (conversation_id, n)
);

-- Several people in one talk, and what happened to a talk beside its messages.

-- Who sits in it beside its holder, as JSON: operators who were asked, those who write too, supervisors who listen. Empty for most.
ALTER TABLE conversation ADD COLUMN seats TEXT NOT NULL DEFAULT '';
CREATE INDEX conversation_seats ON conversation (hotline_id, seats) WHERE seats <> '';

CREATE TABLE timeline (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- NULL where Earshot itself did it.
    actor BLOB REFERENCES operator (id),
    kind TEXT NOT NULL,
    -- Codes and ids as JSON, never content.
    data TEXT NOT NULL,
    UNIQUE (conversation_id, n)
) STRICT;

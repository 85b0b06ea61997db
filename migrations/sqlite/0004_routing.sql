-- Who is to take which conversation next, and what operators put right about priorities.

-- Place in the order of those who wait: three times the level that priority and waiting make, plus 0 (its operator dropped out), 1, or
-- 2 (it belongs to a flood).
ALTER TABLE conversation ADD COLUMN turn INTEGER NOT NULL DEFAULT 10;
UPDATE conversation SET turn = priority * 3 + 1;
DROP INDEX conversation_waiting;
CREATE INDEX conversation_waiting ON conversation (hotline_id, turn, waiting_since, id) WHERE state = 'waiting';

-- What routing knows of a conversation. Ids of queues come from their names in the hotline's description.
CREATE TABLE routing (
    conversation_id BLOB NOT NULL PRIMARY KEY REFERENCES conversation (id),
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    queue_id BLOB,
    offered_to BLOB REFERENCES operator (id),
    offered_at INTEGER,
    -- JSON: operators who let it pass, and when.
    passed TEXT NOT NULL,
    -- When supervisors were last called to it.
    alarmed_at INTEGER
) STRICT;

-- A priority that a human changed: codes only, so that misses and false alarms can be counted when the words are gone.
CREATE TABLE correction (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    sitting_id BLOB NOT NULL,
    operator_id BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL,
    was INTEGER NOT NULL CHECK (was BETWEEN 0 AND 4),
    becomes INTEGER NOT NULL CHECK (becomes BETWEEN 0 AND 4),
    -- What the rules said, why, and by which rule.
    automatic INTEGER NOT NULL CHECK (automatic BETWEEN 0 AND 4),
    code TEXT,
    rule TEXT,
    language TEXT,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX correction_of_hotline ON correction (hotline_id, at);

ALTER TABLE operator ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
-- Conversations that they may hold at a time.
ALTER TABLE operator ADD COLUMN talk_limit INTEGER NOT NULL DEFAULT 3 CHECK (talk_limit BETWEEN 1 AND 50);
-- When a screen of theirs was last connected.
ALTER TABLE operator ADD COLUMN here_at INTEGER;
CREATE INDEX assignment_of_operator ON assignment (operator_id, from_at);

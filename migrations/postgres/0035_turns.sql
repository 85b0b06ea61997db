-- How somebody's holding of a conversation ended: who goes on with it, and who is not offered it again. Nothing where it ended
-- before this was, unless a sitting ended with it.
ALTER TABLE assignment ADD COLUMN ended TEXT
    CHECK (ended IN ('closed', 'handed', 'back', 'gone', 'taken', 'removed', 'asked', 'concerned'));
UPDATE assignment SET ended = 'closed' WHERE to_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM sitting s WHERE s.conversation_id = assignment.conversation_id AND s.ended_at = assignment.to_at);
CREATE INDEX assignment_kept_from ON assignment (hotline_id, conversation_id) WHERE ended IN ('removed', 'asked', 'concerned');

-- Why its holder hands it over, until somebody accepts.
ALTER TABLE routing ADD COLUMN handing TEXT CHECK (handing IN ('asked', 'concerned'));
-- Of one that came in a flood: when it stands among its like as if it had come alone.
ALTER TABLE routing ADD COLUMN joins_at BIGINT;

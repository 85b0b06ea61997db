-- What was done with several talks at once, so that it can be taken back for a while.

CREATE TABLE bulk (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    kind TEXT NOT NULL CHECK (kind IN ('tag', 'snooze', 'prioritise', 'move', 'close')),
    -- JSON: each talk as it was and as it became, codes and ids only; and what became of each that was chosen.
    changes TEXT NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    undone_at INTEGER
) STRICT;
CREATE INDEX bulk_of ON bulk (hotline_id, at);

-- Whether somebody put it into its queue: the rules don't move it away again.
ALTER TABLE routing ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;

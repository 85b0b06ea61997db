-- What was done with several talks at once, so that it can be taken back for a while.

CREATE TABLE bulk (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('tag', 'snooze', 'prioritise', 'move', 'close')),
    -- JSON: each talk as it was and as it became, codes and ids only; and what became of each that was chosen.
    changes TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX bulk_of ON bulk (hotline_id, at);

-- Whether somebody put it into its queue: the rules don't move it away again.
ALTER TABLE routing ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT FALSE;

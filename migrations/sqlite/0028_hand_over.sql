-- A sealed file is handed over by two: one supervisor asks, another one takes the archive out.

CREATE TABLE hand_over_wish (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    attachment_id BLOB NOT NULL REFERENCES sealed_file (attachment_id),
    asked_by BLOB NOT NULL REFERENCES operator (id),
    asked_at INTEGER NOT NULL,
    key_id BLOB NOT NULL,
    -- Sealed JSON: to whom, under which reference, whether with the message as it came.
    body BLOB,
    done_by BLOB REFERENCES operator (id),
    done_at INTEGER
) STRICT;
CREATE UNIQUE INDEX hand_over_wish_open ON hand_over_wish (attachment_id) WHERE done_at IS NULL;

-- Who had asked for it; NULL where one supervisor handed over alone, before two were needed.
ALTER TABLE hand_over ADD COLUMN asked_by BLOB REFERENCES operator (id);

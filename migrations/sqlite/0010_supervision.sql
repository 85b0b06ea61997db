-- Views that people keep, who works when, and how talks are reviewed.

CREATE TABLE saved_view (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- Whose it is.
    operator_id BLOB NOT NULL REFERENCES operator (id),
    -- Whether everybody of the hotline has it.
    shared INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- JSON: the list and what narrows it, codes only.
    filter TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_of ON saved_view (hotline_id, operator_id);

-- Who is to be at the desk from when to when.
CREATE TABLE shift (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    operator_id BLOB NOT NULL REFERENCES operator (id),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL CHECK (to_at > from_at),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX shift_of ON shift (hotline_id, from_at);

-- Questions that a reviewer answers. A form that was used is never changed: a new one takes its place.
CREATE TABLE review_form (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- JSON: name, and questions with their weights.
    form TEXT NOT NULL,
    active INTEGER NOT NULL,
    by BLOB NOT NULL REFERENCES operator (id),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX review_form_of ON review_form (hotline_id, at);

-- One rater's answers about one sitting. Answers are codes and stay in clear; what was written to them is sealed.
CREATE TABLE review (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    conversation_id BLOB NOT NULL REFERENCES conversation (id),
    sitting_id BLOB NOT NULL REFERENCES sitting (id),
    form_id BLOB NOT NULL REFERENCES review_form (id),
    rater BLOB NOT NULL REFERENCES operator (id),
    -- Who held the talk, where somebody did.
    operator_id BLOB REFERENCES operator (id),
    answers TEXT NOT NULL,
    -- 0 to 100; NULL where nothing applied.
    score INTEGER CHECK (score BETWEEN 0 AND 100),
    key_id BLOB NOT NULL,
    note BLOB,
    at INTEGER NOT NULL,
    UNIQUE (sitting_id, rater)
) STRICT;
CREATE INDEX review_of ON review (hotline_id, at);

-- Descriptions of the hotline as they were, so that a change can be read and taken back.
CREATE TABLE hotline_version (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    version INTEGER NOT NULL,
    settings TEXT NOT NULL,
    by BLOB REFERENCES operator (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (hotline_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO hotline_version (hotline_id, version, settings, by, at) SELECT id, 1, settings, NULL, created_at FROM hotline;
-- Arrivals by hour.
CREATE INDEX sitting_started ON sitting (hotline_id, started_at);

-- Views that people keep, who works when, and how talks are reviewed.

CREATE TABLE saved_view (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- Whose it is.
    operator_id UUID NOT NULL REFERENCES operator (id),
    -- Whether everybody of the hotline has it.
    shared BOOLEAN NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    -- JSON: the list and what narrows it, codes only.
    filter TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX saved_view_of ON saved_view (hotline_id, operator_id);

-- Who is to be at the desk from when to when.
CREATE TABLE shift (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL REFERENCES operator (id),
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL CHECK (to_at > from_at),
    at BIGINT NOT NULL
);
CREATE INDEX shift_of ON shift (hotline_id, from_at);

-- Questions that a reviewer answers. A form that was used is never changed: a new one takes its place.
CREATE TABLE review_form (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- JSON: name, and questions with their weights.
    form TEXT COLLATE "C" NOT NULL,
    active BOOLEAN NOT NULL,
    by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL
);
CREATE INDEX review_form_of ON review_form (hotline_id, at);

-- One rater's answers about one sitting. Answers are codes and stay in clear; what was written to them is sealed.
CREATE TABLE review (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    conversation_id UUID NOT NULL REFERENCES conversation (id),
    sitting_id UUID NOT NULL REFERENCES sitting (id),
    form_id UUID NOT NULL REFERENCES review_form (id),
    rater UUID NOT NULL REFERENCES operator (id),
    -- Who held the talk, where somebody did.
    operator_id UUID REFERENCES operator (id),
    answers TEXT COLLATE "C" NOT NULL,
    -- 0 to 100; NULL where nothing applied.
    score BIGINT CHECK (score BETWEEN 0 AND 100),
    key_id UUID NOT NULL,
    note BYTEA,
    at BIGINT NOT NULL,
    UNIQUE (sitting_id, rater)
);
CREATE INDEX review_of ON review (hotline_id, at);

-- Descriptions of the hotline as they were, so that a change can be read and taken back.
CREATE TABLE hotline_version (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    version BIGINT NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    by UUID REFERENCES operator (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (hotline_id, version)
);
INSERT INTO hotline_version (hotline_id, version, settings, by, at) SELECT id, 1, settings, NULL, created_at FROM hotline;
-- Arrivals by hour.
CREATE INDEX sitting_started ON sitting (hotline_id, started_at);

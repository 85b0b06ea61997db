-- Reviews, who is needed when, practice. What was laid out for the first two before, no version ever wrote to.

DROP TABLE review;
DROP TABLE review_form;
DROP TABLE shift;

-- Criteria of reviews. A form that was used is never changed: the next one takes its place. The form of the house has no row.
CREATE TABLE review_form (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    version BIGINT NOT NULL,
    -- JSON: criteria and what each score means.
    form TEXT COLLATE "C" NOT NULL,
    changed_by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (hotline_id, version)
);

-- One rater's scores for one sitting. Once its talk is erased, nothing here says which talk it was, whose, or by whom.
CREATE TABLE review (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- The same for both raters of a sitting.
    pair_id UUID NOT NULL,
    conversation_id UUID REFERENCES conversation (id),
    sitting_id UUID REFERENCES sitting (id),
    form_version BIGINT NOT NULL,
    rater UUID REFERENCES operator (id),
    -- Who wrote most of the answers.
    operator_id UUID REFERENCES operator (id),
    how TEXT COLLATE "C" NOT NULL CHECK (how IN ('chosen', 'random', 'second')),
    -- JSON: criterion to 0..3, or null where it doesn't apply.
    scores TEXT COLLATE "C" NOT NULL,
    -- 0 to 100; NULL where nothing applied, or it isn't in yet.
    score BIGINT CHECK (score BETWEEN 0 AND 100),
    -- The talk's own key: what it seals goes with the talk.
    key_id UUID,
    -- Sealed JSON: comments of the rater; and the words of whoever was reviewed.
    comments BYTEA,
    reply BYTEA,
    begun_at BIGINT NOT NULL,
    done_at BIGINT,
    released_at BIGINT,
    UNIQUE (sitting_id, rater)
);
CREATE INDEX review_of ON review (hotline_id, pair_id);
CREATE INDEX review_newest ON review (hotline_id, begun_at);
CREATE INDEX review_about ON review (hotline_id, operator_id, released_at) WHERE operator_id IS NOT NULL;
CREATE INDEX review_of_conversation ON review (conversation_id) WHERE conversation_id IS NOT NULL;

-- How many are to be at the desk, hour by hour: of one calendar week, or of every week that has no plan of its own.
CREATE TABLE shift_plan (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- The Monday as YYYY-MM-DD, or 'usual'.
    week TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    -- JSON: 168 numbers, from Monday 00:00 by the hotline's clock.
    hours TEXT COLLATE "C" NOT NULL,
    changed_by UUID NOT NULL REFERENCES operator (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (hotline_id, week)
);

-- Talks with nobody: they stand here and nowhere else, and go when they end, or after a day.
CREATE TABLE practice (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    operator_id UUID NOT NULL UNIQUE REFERENCES operator (id),
    key_id UUID NOT NULL,
    -- Sealed JSON: which script, how far, and what was written.
    body BYTEA NOT NULL,
    version BIGINT NOT NULL,
    begun_at BIGINT NOT NULL
);
CREATE INDEX practice_age ON practice (begun_at);

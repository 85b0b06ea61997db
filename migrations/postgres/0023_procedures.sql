-- Procedures at hand, what of them was done in which case, and what a hotline records about itself: training, complaints, drills.

-- What is to be asked, done and told. A version that a case was begun with is never changed: the next one takes its place. A version of
-- the house has a row as soon as a case is begun with it, so that a newer Earshot doesn't change what an old case says.
CREATE TABLE procedure (
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- A main code of the list episode_category, or one of case_kind.
    code TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    -- JSON: items with their words in every language that they have.
    items TEXT COLLATE "C" NOT NULL,
    -- Whether the hotline wrote it.
    own BOOLEAN NOT NULL,
    -- NULL where it came with Earshot.
    changed_by UUID REFERENCES operator (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (hotline_id, code, version)
);

CREATE TABLE case_checklist (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    case_id UUID NOT NULL REFERENCES case_file (id),
    -- The disappearance that it is about; NULL for the case as a whole.
    part_id UUID REFERENCES case_part (id),
    procedure TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    by_hand BOOLEAN NOT NULL,
    begun_at BIGINT NOT NULL,
    begun_by UUID NOT NULL REFERENCES operator (id),
    -- When its clocks began.
    from_at BIGINT NOT NULL,
    -- When it was seen that it doesn't apply.
    ended_at BIGINT,
    -- The earliest of what has a deadline and is not done.
    due_at BIGINT,
    FOREIGN KEY (hotline_id, procedure, version) REFERENCES procedure (hotline_id, code, version)
);
CREATE INDEX case_checklist_of ON case_checklist (case_id, begun_at);

-- How each item stands; what it was before stands in case_history.
CREATE TABLE case_tick (
    checklist_id UUID NOT NULL REFERENCES case_checklist (id),
    item TEXT COLLATE "C" NOT NULL,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    how TEXT COLLATE "C" NOT NULL CHECK (how IN ('done', 'skipped')),
    at BIGINT NOT NULL,
    operator_id UUID NOT NULL REFERENCES operator (id),
    PRIMARY KEY (checklist_id, item)
);

-- Training, complaints and drills, recorded when they happen. Codes and times in clear, words sealed with a key of their own.
CREATE TABLE fact (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('training', 'complaint', 'drill')),
    -- In what, about what, or which emergency.
    code TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    -- When it happened.
    at BIGINT NOT NULL,
    -- When a complaint was answered.
    done_at BIGINT,
    -- Who was trained, or whom a complaint names: they don't see it.
    operator_id UUID REFERENCES operator (id),
    conversation_id UUID REFERENCES conversation (id),
    case_id UUID REFERENCES case_file (id),
    codes TEXT COLLATE "C" NOT NULL,
    key_id UUID NOT NULL,
    -- Sealed JSON; NULL once it was erased.
    body BYTEA,
    taxonomy_version TEXT COLLATE "C" NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by UUID NOT NULL REFERENCES operator (id),
    changed_at BIGINT NOT NULL,
    -- Taken out: counted no more.
    removed_at BIGINT
);
CREATE INDEX fact_newest ON fact (hotline_id, kind, at, id);
CREATE INDEX fact_of_conversation ON fact (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX fact_of_case ON fact (case_id) WHERE case_id IS NOT NULL;

-- Complaints that were answered are erased by a rule, too.
ALTER TABLE retention_notice DROP CONSTRAINT retention_notice_record_check;
ALTER TABLE retention_notice ADD CONSTRAINT retention_notice_record_check CHECK (record IN ('talk', 'call', 'complaint'));

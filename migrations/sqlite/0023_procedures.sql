-- Procedures at hand, what of them was done in which case, and what a hotline records about itself: training, complaints, drills.

-- What is to be asked, done and told. A version that a case was begun with is never changed: the next one takes its place. A version of
-- the house has a row as soon as a case is begun with it, so that a newer Earshot doesn't change what an old case says.
CREATE TABLE procedure (
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    -- A main code of the list episode_category, or one of case_kind.
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- JSON: items with their words in every language that they have.
    items TEXT NOT NULL,
    -- Whether the hotline wrote it.
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    -- NULL where it came with Earshot.
    changed_by BLOB REFERENCES operator (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (hotline_id, code, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_checklist (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    case_id BLOB NOT NULL REFERENCES case_file (id),
    -- The disappearance that it is about; NULL for the case as a whole.
    part_id BLOB REFERENCES case_part (id),
    procedure TEXT NOT NULL,
    version INTEGER NOT NULL,
    by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
    begun_at INTEGER NOT NULL,
    begun_by BLOB NOT NULL REFERENCES operator (id),
    -- When its clocks began.
    from_at INTEGER NOT NULL,
    -- When it was seen that it doesn't apply.
    ended_at INTEGER,
    -- The earliest of what has a deadline and is not done.
    due_at INTEGER,
    FOREIGN KEY (hotline_id, procedure, version) REFERENCES procedure (hotline_id, code, version)
) STRICT;
CREATE INDEX case_checklist_of ON case_checklist (case_id, begun_at);

-- How each item stands; what it was before stands in case_history.
CREATE TABLE case_tick (
    checklist_id BLOB NOT NULL REFERENCES case_checklist (id),
    item TEXT NOT NULL,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    how TEXT NOT NULL CHECK (how IN ('done', 'skipped')),
    at INTEGER NOT NULL,
    operator_id BLOB NOT NULL REFERENCES operator (id),
    PRIMARY KEY (checklist_id, item)
) STRICT, WITHOUT ROWID;

-- Training, complaints and drills, recorded when they happen. Codes and times in clear, words sealed with a key of their own.
CREATE TABLE fact (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    kind TEXT NOT NULL CHECK (kind IN ('training', 'complaint', 'drill')),
    -- In what, about what, or which emergency.
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- When it happened.
    at INTEGER NOT NULL,
    -- When a complaint was answered.
    done_at INTEGER,
    -- Who was trained, or whom a complaint names: they don't see it.
    operator_id BLOB REFERENCES operator (id),
    conversation_id BLOB REFERENCES conversation (id),
    case_id BLOB REFERENCES case_file (id),
    codes TEXT NOT NULL,
    key_id BLOB NOT NULL,
    -- Sealed JSON; NULL once it was erased.
    body BLOB,
    taxonomy_version TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES operator (id),
    changed_at INTEGER NOT NULL,
    -- Taken out: counted no more.
    removed_at INTEGER
) STRICT;
CREATE INDEX fact_newest ON fact (hotline_id, kind, at, id);
CREATE INDEX fact_of_conversation ON fact (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX fact_of_case ON fact (case_id) WHERE case_id IS NOT NULL;

-- Complaints that were answered are erased by a rule, too.
CREATE TABLE retention_notice_anew (
    record_id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    record TEXT NOT NULL CHECK (record IN ('talk', 'call', 'complaint')),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO retention_notice_anew (record_id, hotline_id, record, at) SELECT record_id, hotline_id, record, at FROM retention_notice;
DROP TABLE retention_notice;
ALTER TABLE retention_notice_anew RENAME TO retention_notice;
CREATE INDEX retention_notice_of ON retention_notice (hotline_id, record, at);

-- What the head of a case said before somebody changed it, still sealed.
CREATE TABLE case_past (
    case_id UUID NOT NULL REFERENCES case_file (id),
    version BIGINT NOT NULL,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    codes TEXT COLLATE "C" NOT NULL,
    body BYTEA,
    -- Who wrote it, and when.
    changed_at BIGINT NOT NULL,
    changed_by UUID NOT NULL REFERENCES operator (id),
    PRIMARY KEY (case_id, version)
);

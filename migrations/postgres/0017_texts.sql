-- Texts: what is proven and not ours waits apart from what waits for its proof, and reports wait for the message that they speak of.

-- Why something waits: nobody is named in it (unplaced), its proof failed, it is proven and not ours or can't be read (foreign),
-- other parts of it are missing, or a file of it is to be fetched.
ALTER TABLE quarantine DROP CONSTRAINT quarantine_kind_check;
ALTER TABLE quarantine ADD CONSTRAINT quarantine_kind_check CHECK (kind IN ('unplaced', 'unproven', 'foreign', 'part', 'file'));

-- Reports that came before their message's name at the carrier was known.
CREATE TABLE early_report (
    channel_id UUID NOT NULL REFERENCES channel (id),
    carrier_hash BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('sent', 'delivered', 'read', 'failed')),
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    -- The carrier's reason of a failure.
    code TEXT COLLATE "C",
    at BIGINT NOT NULL,
    PRIMARY KEY (channel_id, carrier_hash, state)
);
CREATE INDEX early_report_age ON early_report (at);

-- Wrapped keys: the only rows whose deletion is erasure. A row never names what it opens.
CREATE TABLE installation (
    id UUID NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    -- A known text sealed by the master key: tells a wrong master key from a damaged row.
    probe BYTEA NOT NULL
);

CREATE TABLE content_key (
    id UUID NOT NULL PRIMARY KEY,
    -- NULL once erased: the row stays as a tombstone, so that fsck tells erased from lost.
    wrapped BYTEA,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    erased_at BIGINT,
    CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);

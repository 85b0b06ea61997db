-- Wrapped keys: the only rows whose deletion is erasure. A row never names what it opens.
CREATE TABLE installation (
    id BLOB NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL,
    -- A known text sealed by the master key: tells a wrong master key from a damaged row.
    probe BLOB NOT NULL
) STRICT;

CREATE TABLE content_key (
    id BLOB NOT NULL PRIMARY KEY,
    -- NULL once erased: the row stays as a tombstone, so that fsck tells erased from lost.
    wrapped BLOB,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    erased_at INTEGER,
    CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
) STRICT;

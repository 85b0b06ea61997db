-- Who asked for all that is held about a contact. Somebody else takes it out.

CREATE TABLE package_wish (
    id BLOB NOT NULL PRIMARY KEY,
    hotline_id BLOB NOT NULL REFERENCES hotline (id),
    contact_id BLOB NOT NULL REFERENCES contact (id),
    asked_by BLOB NOT NULL REFERENCES operator (id),
    asked_at INTEGER NOT NULL,
    done_by BLOB REFERENCES operator (id),
    done_at INTEGER
) STRICT;
CREATE UNIQUE INDEX package_wish_open ON package_wish (contact_id) WHERE done_at IS NULL;

-- Who asked for all that is held about a contact. Somebody else takes it out.

CREATE TABLE package_wish (
    id UUID NOT NULL PRIMARY KEY,
    hotline_id UUID NOT NULL REFERENCES hotline (id),
    contact_id UUID NOT NULL REFERENCES contact (id),
    asked_by UUID NOT NULL REFERENCES operator (id),
    asked_at BIGINT NOT NULL,
    done_by UUID REFERENCES operator (id),
    done_at BIGINT
);
CREATE UNIQUE INDEX package_wish_open ON package_wish (contact_id) WHERE done_at IS NULL;

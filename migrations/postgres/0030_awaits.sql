-- What has to come before something that waits can be a message, such as its key: kept as a keyed hash. And what waits is looked at in
-- the order in which it is due, so that all of it gets its turn.

ALTER TABLE quarantine ADD COLUMN awaits_hash BYTEA;
CREATE INDEX quarantine_awaits ON quarantine (channel_id, awaits_hash) WHERE released_at IS NULL AND awaits_hash IS NOT NULL;
CREATE INDEX quarantine_due ON quarantine (channel_id, kind, due_at) WHERE released_at IS NULL AND due_at IS NOT NULL;

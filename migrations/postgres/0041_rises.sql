-- When a talk that somebody holds became P0, until they have seen it.
ALTER TABLE routing ADD COLUMN rose_at BIGINT;

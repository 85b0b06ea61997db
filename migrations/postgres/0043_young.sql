-- The contact has said that somebody is under 13, in whichever message: it lifts what is said in others.
ALTER TABLE conversation ADD COLUMN is_young BIGINT NOT NULL DEFAULT 0 CHECK (is_young IN (0, 1));

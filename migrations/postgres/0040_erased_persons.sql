-- A case that was erased doesn't say any more whose talk it was that one of its persons had.
UPDATE case_part SET codes = (codes::jsonb - 'conversation_id')::text
    WHERE kind = 'person' AND case_id IN (SELECT id FROM case_file WHERE erased_at IS NOT NULL);
UPDATE case_part_past SET codes = (codes::jsonb - 'conversation_id')::text
    WHERE case_id IN (SELECT id FROM case_file WHERE erased_at IS NOT NULL);

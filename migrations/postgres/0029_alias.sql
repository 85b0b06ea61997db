-- In a hotline an alias belongs to one contact until they are erased.

UPDATE contact SET erased_at = e.asked_at FROM erasure AS e WHERE e.key_id = contact.key_id;
CREATE INDEX contact_alias ON contact (hotline_id, alias) WHERE erased_at IS NULL;

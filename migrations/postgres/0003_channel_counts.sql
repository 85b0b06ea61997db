-- How much a channel has taken in, where that is compared with what its server holds: counting the ledger takes too long.

ALTER TABLE channel ADD COLUMN received BIGINT;
UPDATE channel SET received = (SELECT COUNT(*) FROM received r WHERE r.channel_id = channel.id) WHERE kind <> 'webchat';

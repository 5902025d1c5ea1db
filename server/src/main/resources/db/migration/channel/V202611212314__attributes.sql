-- What the sender said beside the words.
alter table channel_inbound add column attributes jsonb;

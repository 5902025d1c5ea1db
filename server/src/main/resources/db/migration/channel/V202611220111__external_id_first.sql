-- The external id is taken before anything else is done with a message, and its place noted in the
-- same transaction when it is known.
alter table channel_inbound
  alter column conversation_id drop not null,
  alter column seq drop not null;

-- The other side wanted nothing more; until the channel is set up anew nothing is sent there.
alter table channel_configured
  add column stopped_at timestamptz,
  add column stopped_why text,
  add check ((stopped_at is null) = (stopped_why is null));

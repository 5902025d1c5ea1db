-- Switched off, never deleted: conversations refer to them for ever.
create table channel_configured (
  id uuid primary key,
  key text not null,
  name text not null check (length(name) between 1 and 200),
  queue_id uuid not null,
  settings jsonb not null,
  active boolean not null
);

-- What came in under which external id, so that a repetition is recognised in every conversation.
create table channel_inbound (
  channel_id uuid not null references channel_configured (id),
  external_id text not null,
  conversation_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  primary key (channel_id, external_id)
);

-- What goes out, one row an entry; a conversation's rows leave in the order of their entries.
create table channel_outbound (
  entry_id uuid primary key,
  channel_id uuid not null references channel_configured (id),
  conversation_id uuid not null,
  seq bigint not null,
  party text not null,
  state text not null check (state in ('WAITING', 'SENT', 'FAILED')),
  -- the provider's own name of it
  external_id text,
  why text,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'WAITING') = (ended_at is null))
);

create index channel_outbound_lane on channel_outbound (conversation_id, seq) where state = 'WAITING';

create index channel_outbound_external on channel_outbound (channel_id, external_id) where external_id is not null;

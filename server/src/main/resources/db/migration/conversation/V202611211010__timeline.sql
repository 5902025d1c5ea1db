create table conversation_head (
  id uuid primary key,
  state text not null check (state in ('OPEN', 'CLOSED')),
  channel text not null,
  channel_id uuid not null,
  -- how the channel knows the customer; opaque
  party text not null,
  customer_id uuid not null,
  language text not null,
  queue_id uuid not null,
  agent_id uuid,
  agent_alias text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  last_seq bigint not null,
  customer_seen_seq bigint not null,
  staff_seen_seq bigint not null,
  waiting_since timestamptz,
  check ((state = 'CLOSED') = (closed_at is not null))
);

-- One customer has at most one open conversation on one channel.
create unique index conversation_head_open on conversation_head (channel_id, party) where state = 'OPEN';

create index conversation_head_party on conversation_head (channel_id, party, opened_at);

create index conversation_head_agent on conversation_head (agent_id) where agent_id is not null;

create index conversation_head_state on conversation_head (state, opened_at, id);

create index conversation_head_customer on conversation_head (customer_id, opened_at);

create table conversation_entry (
  conversation_id uuid not null references conversation_head (id),
  seq bigint not null,
  id uuid not null,
  at timestamptz not null,
  author_kind text not null check (author_kind in ('CUSTOMER', 'AGENT', 'BOT', 'SYSTEM')),
  author_id uuid,
  author_name text,
  visibility text not null check (visibility in ('PUBLIC', 'INTERNAL')),
  client_key text,
  content_kind text not null check (content_kind in ('TEXT', 'NOTE', 'EVENT')),
  text text not null,
  details jsonb,
  primary key (conversation_id, seq)
);

-- The same request twice is one entry.
create unique index conversation_entry_client on conversation_entry (conversation_id, client_key)
where client_key is not null;

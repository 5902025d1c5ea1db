-- What came in, as it came, before anybody has understood it.
create table channel_raw (
  id uuid primary key,
  channel_id uuid not null references channel_configured (id) on delete cascade,
  body bytea not null,
  facts jsonb not null,
  state text not null check (state in ('WAITING', 'DONE', 'QUARANTINED')),
  -- how often a parser was begun with it
  tries integer not null check (tries >= 0),
  received_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  why text,
  check ((state = 'WAITING') = (ended_at is null))
);

create index channel_raw_waiting on channel_raw (channel_id, id) where state = 'WAITING';

create index channel_raw_done on channel_raw (ended_at) where state = 'DONE';

create index channel_raw_quarantined on channel_raw (id) where state = 'QUARANTINED';

-- How far a pulled channel was read; moves with what was read.
create table channel_source (
  channel_id uuid primary key references channel_configured (id) on delete cascade,
  cursor text,
  pulled_at timestamptz not null
);

-- Which node does what only one node may do; it ends by itself when the node dies.
create table channel_lease (
  name text primary key,
  holder uuid not null,
  until timestamptz not null
);

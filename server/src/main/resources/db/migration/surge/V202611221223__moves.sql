-- Agents moved from one queue to another for a while.
create table surge_move (
  id uuid primary key,
  from_queue_id uuid not null,
  to_queue_id uuid not null,
  -- the time at which all return, whatever the queue is like
  until timestamptz not null,
  -- they return before where nobody has waited for longer than this for a minute; null for never
  release_seconds integer check (release_seconds > 0),
  calm_since timestamptz,
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('TIME', 'CALM', 'TAKEN_BACK', 'QUEUE_GONE', 'NOBODY_LEFT')),
  check ((ended_at is null) = (ended_why is null))
);

create index surge_move_running on surge_move (started_at) where ended_at is null;

create table surge_agent (
  move_id uuid not null references surge_move (id),
  agent_id uuid not null,
  returned_at timestamptz,
  primary key (move_id, agent_id)
);

-- Whoever is away from their queue is so once.
create unique index surge_agent_away on surge_agent (agent_id) where returned_at is null;

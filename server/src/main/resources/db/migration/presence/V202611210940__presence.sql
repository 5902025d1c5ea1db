create table presence_agent (
  agent_id uuid primary key,
  state text not null check (
    state in ('AVAILABLE', 'BUSY', 'BREAK', 'MEAL', 'MEETING', 'TRAINING', 'AWAY', 'OFFLINE')
  ),
  reason text,
  since timestamptz not null,
  not_responding boolean not null,
  -- whether a desk of the agent is open, and when one last answered a ping
  is_alive boolean not null default false,
  seen_at timestamptz
);

-- Every state of an agent, from the first day: the source of adherence and occupancy.
create table presence_segment (
  id bigint generated always as identity primary key,
  agent_id uuid not null references presence_agent (agent_id),
  state text not null,
  reason text,
  not_responding boolean not null,
  by text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);

create unique index presence_segment_open on presence_segment (agent_id) where ended_at is null;

create index presence_segment_time on presence_segment (agent_id, started_at);

-- For higher modules: who may be offered work, as far as the person is concerned.
create view v_presence_agent as
select agent_id, state, since, not_responding, is_alive, seen_at
from presence_agent;

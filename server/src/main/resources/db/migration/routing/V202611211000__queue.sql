create table routing_queue (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 200),
  target_seconds integer not null check (target_seconds > 0),
  offer_seconds integer not null check (offer_seconds between 5 and 3600),
  wrap_up_seconds integer not null check (wrap_up_seconds >= 0)
);

create table routing_agent (
  agent_id uuid primary key,
  most_items integer not null check (most_items between 0 and 1000),
  idle_since timestamptz not null,
  missed_offers integer not null
);

create table routing_member (
  queue_id uuid not null references routing_queue (id),
  agent_id uuid not null references routing_agent (agent_id),
  primary key (queue_id, agent_id)
);

create index routing_member_agent on routing_member (agent_id);

create table routing_work (
  id uuid primary key,
  queue_id uuid not null references routing_queue (id),
  -- what the work is about; opaque to routing
  subject_id uuid not null,
  channel text not null,
  channel_name text not null,
  tempo text not null check (tempo in ('REAL_TIME', 'LIVE_TEXT', 'DEFERRED')),
  state text not null check (
    state in ('QUEUED', 'OFFERED', 'ACTIVE', 'HELD', 'WRAP_UP', 'PARKED', 'COMPLETED', 'ABANDONED')
  ),
  tier integer not null check (tier between 0 and 9),
  priority integer not null,
  language text not null,
  title text,
  preview text,
  entered_at timestamptz not null,
  -- entered_at less a minute for each point of priority: the order of service
  rank_at timestamptz not null,
  since timestamptz not null,
  agent_id uuid,
  fence bigint not null,
  check ((state in ('ACTIVE', 'HELD', 'WRAP_UP')) = (agent_id is not null) or state = 'COMPLETED')
);

create index routing_work_waiting on routing_work (tier, rank_at, entered_at, id) where state = 'QUEUED';

create index routing_work_queue on routing_work (queue_id, tier, rank_at) where state in ('QUEUED', 'OFFERED');

create index routing_work_agent on routing_work (agent_id) where state in ('ACTIVE', 'HELD', 'WRAP_UP');

create index routing_work_subject on routing_work (subject_id);

-- One matter has at most one item that is not over.
create unique index routing_work_one_open on routing_work (subject_id)
where state not in ('COMPLETED', 'ABANDONED');

create table routing_offer (
  id uuid primary key,
  work_id uuid not null references routing_work (id),
  agent_id uuid not null references routing_agent (agent_id),
  fence bigint not null,
  state text not null check (
    state in ('OPEN', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'RESCINDED', 'TAKEN')
  ),
  offered_at timestamptz not null,
  deadline timestamptz not null,
  ended_at timestamptz,
  decline_reason text,
  reasons jsonb not null
);

create unique index routing_offer_open on routing_offer (work_id, agent_id) where state = 'OPEN';

create index routing_offer_agent on routing_offer (agent_id) where state = 'OPEN';

create index routing_offer_deadline on routing_offer (deadline) where state = 'OPEN';

create index routing_offer_work on routing_offer (work_id, agent_id, offered_at);

-- At most one offer of a round is ever accepted.
create unique index routing_offer_accepted on routing_offer (work_id, fence) where state = 'ACCEPTED';

-- After a miss or a refusal the agent is not asked again for a while.
create table routing_exclusion (
  work_id uuid not null references routing_work (id),
  agent_id uuid not null references routing_agent (agent_id),
  until timestamptz not null,
  primary key (work_id, agent_id)
);

-- How the work ended, as the agent says.
create table routing_outcome (
  work_id uuid primary key references routing_work (id),
  code text,
  summary text,
  agent_id uuid not null,
  at timestamptz not null
);

-- Every state of every item, from the first day: the source of every metric.
create table routing_segment (
  id bigint generated always as identity primary key,
  work_id uuid not null references routing_work (id),
  queue_id uuid not null references routing_queue (id),
  state text not null,
  agent_id uuid,
  by text not null,
  why text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);

create unique index routing_segment_open on routing_segment (work_id) where ended_at is null;

create index routing_segment_work on routing_segment (work_id, started_at);

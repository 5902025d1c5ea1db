-- How far an item has come in the strategy of its queue.
alter table routing_work
  add column step integer not null default 0 check (step >= 0),
  add column stepped_at timestamptz;

-- What agents were asked today, to ask those next who were not.
create index routing_offer_offered on routing_offer (offered_at);

-- Why it was decided so: written with every decision, never changed.
create table routing_decision (
  id bigint generated always as identity primary key,
  work_id uuid not null references routing_work (id),
  queue_id uuid not null,
  kind text not null check (kind in ('ASKED', 'RESERVED', 'MOVED', 'LEFT')),
  -- of the rules that held
  version bigint not null,
  step integer not null,
  agents uuid[] not null,
  rejected jsonb not null,
  best jsonb not null,
  cause text,
  decided_at timestamptz not null
);

create index routing_decision_work on routing_decision (work_id, id);

-- Whatever leaves the process is a row here, written in the transaction that wants it.
create table jobs_job (
  id uuid primary key,
  kind text not null check (length(kind) between 1 and 100),
  -- the same key twice is one job
  key text not null check (length(key) between 1 and 300),
  payload jsonb not null,
  actor_kind text not null check (actor_kind in ('PERSON', 'CUSTOMER', 'PRODUCT')),
  actor_id uuid,
  actor_name text not null,
  state text not null check (state in ('WAITING', 'DONE', 'DEAD')),
  -- how often it was begun since it was added or last replayed
  attempts integer not null check (attempts >= 0),
  created_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  why text,
  unique (kind, key),
  check ((state = 'WAITING') = (ended_at is null))
);

create index jobs_job_state on jobs_job (state, id);

create index jobs_job_due on jobs_job (due_at) where state = 'WAITING';

create index jobs_job_ended on jobs_job (ended_at) where state = 'DONE';

-- What became of each attempt; an attempt without an outcome was cut by a crash, or is running.
create table jobs_attempt (
  id bigint generated always as identity primary key,
  job_id uuid not null references jobs_job (id) on delete cascade,
  number integer not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('DONE', 'RETRY', 'DEAD', 'REPLAYED')),
  why text,
  -- who asked for a replay
  by_name text
);

create index jobs_attempt_job on jobs_attempt (job_id, id);

-- The scheduler's own table, as db-scheduler 16 describes it.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);

create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

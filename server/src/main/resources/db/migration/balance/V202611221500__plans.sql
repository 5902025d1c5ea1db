-- Weights of queues with teams. A plan never changes.
create table balance_plan (
  id uuid primary key,
  number integer not null unique,
  name text not null check (length(name) between 1 and 200),
  definition jsonb not null,
  queue_ids uuid[] not null,
  created_at timestamptz not null,
  created_by text not null,
  removed boolean not null default false
);

-- When a plan was on, and which versions of the rules it was part of.
create table balance_use (
  id bigint generated always as identity primary key,
  plan_id uuid not null references balance_plan (id),
  on_at timestamptz not null,
  on_by text not null,
  from_version bigint not null,
  off_at timestamptz,
  off_by text,
  until_version bigint,
  check ((off_at is null) = (off_by is null) and (off_at is null) = (until_version is null))
);

create unique index balance_use_running on balance_use (plan_id) where off_at is null;

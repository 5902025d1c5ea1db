-- A strategy that is removed keeps its row: its versions say what held when something was decided.
create table strategy_plan (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  version integer not null check (version > 0),
  removed_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null
);

create unique index strategy_plan_name on strategy_plan (lower(name)) where removed_at is null;

-- Each as it was saved; none is ever changed.
create table strategy_version (
  strategy_id uuid not null references strategy_plan (id),
  version integer not null check (version > 0),
  name text not null,
  definition jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (strategy_id, version)
);

-- By which strategy a queue is served; one without a row is served plainly.
create table strategy_use (
  queue_id uuid primary key,
  strategy_id uuid not null references strategy_plan (id)
);

create index strategy_use_strategy on strategy_use (strategy_id);

-- What holds for the whole centre, null until somebody says otherwise; the version rises with every
-- change of anything by which work is routed.
create table strategy_rules (
  id boolean primary key default true check (id),
  version bigint not null,
  rules jsonb,
  changed_at timestamptz,
  changed_by text
);

insert into strategy_rules (version) values (1);

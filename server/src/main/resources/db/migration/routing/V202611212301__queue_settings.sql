-- A queue that is removed keeps its row, because finished work names it.
alter table routing_queue
  drop constraint routing_queue_name_key,
  add column hours_id uuid,
  add column target_percent integer not null default 80 check (target_percent between 1 and 100),
  add column changed_at timestamptz not null default '2026-11-21T00:00:00Z',
  add column changed_by text not null default 'parley',
  add column removed_at timestamptz;

alter table routing_queue
  alter column changed_at drop default,
  alter column changed_by drop default;

create unique index routing_queue_name on routing_queue (lower(name)) where removed_at is null;

-- The lower priority is asked for first; the delay is how long an item waits for others before.
alter table routing_member
  add column priority integer not null default 1 check (priority between 1 and 100),
  add column delay_seconds integer not null default 0 check (delay_seconds between 0 and 86400);

-- How much an agent may hold is people.staff's now.
alter table routing_agent
  drop column most_items;

create table routing_queue_skill (
  queue_id uuid not null references routing_queue (id),
  skill_id uuid not null,
  minimum integer not null check (minimum between 1 and 5),
  primary key (queue_id, skill_id)
);

create index routing_queue_skill_skill on routing_queue_skill (skill_id);

-- The id is what programs send; a code that is removed keeps its row, because outcomes name it.
create table routing_wrap_up_code (
  id text primary key check (length(id) between 1 and 100),
  name_en text not null check (length(name_en) between 1 and 200),
  name_zh text not null check (length(name_zh) between 1 and 200),
  position bigint generated always as identity,
  changed_at timestamptz not null,
  changed_by text not null,
  removed_at timestamptz
);

insert into routing_wrap_up_code (id, name_en, name_zh, changed_at, changed_by)
values
  ('solved', 'Solved', '已解决', '2026-11-21T00:00:00Z', 'parley'),
  ('follow-up', 'Follow-up needed', '需跟进', '2026-11-21T00:00:00Z', 'parley'),
  ('not-solved', 'Not solved', '未解决', '2026-11-21T00:00:00Z', 'parley'),
  ('wrong-contact', 'Wrong contact', '找错对象', '2026-11-21T00:00:00Z', 'parley'),
  ('no-answer', 'Customer did not answer', '客户未回应', '2026-11-21T00:00:00Z', 'parley');

-- The codes that a queue offers; one without any offers them all.
create table routing_queue_code (
  queue_id uuid not null references routing_queue (id),
  code_id text not null references routing_wrap_up_code (id),
  primary key (queue_id, code_id)
);

create index routing_queue_code_code on routing_queue_code (code_id);

create index routing_outcome_recent on routing_outcome (at, code);

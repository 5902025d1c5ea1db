-- Agents who are moved by themselves where a queue does badly.
create table surge_rule (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  to_queue_id uuid not null,
  figure text not null check (figure in ('LONGEST_WAIT', 'EXPECTED_WAIT', 'WAITING')),
  -- it begins once the figure has been as high as that, or higher, for so long
  starts_at integer not null check (starts_at > ends_at),
  start_seconds integer not null check (start_seconds >= 0),
  -- it ends once the figure has been as low as that, or lower, for so long
  ends_at integer not null check (ends_at >= 0),
  end_seconds integer not null check (end_seconds >= 0),
  most_agents integer not null check (most_agents > 0),
  minutes integer not null check (minutes > 0),
  is_on boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  -- what it has seen: since when the figure is so high, so low, and since when it moves agents
  high_since timestamptz,
  low_since timestamptz,
  begun_at timestamptz
);

-- From where a rule takes them: from the first as long as that one does well, then the next.
create table surge_rule_lender (
  rule_id uuid not null references surge_rule (id) on delete cascade,
  place integer not null,
  queue_id uuid not null,
  -- null for everybody who serves the queue
  team_id uuid,
  -- it lends as long as its figure is no higher than the one, and has them back from the other on
  lends_up_to integer not null check (lends_up_to >= 0),
  recalls_at integer not null check (recalls_at > lends_up_to),
  -- so many who are there stay
  keeps integer not null check (keeps >= 0),
  primary key (rule_id, place),
  unique (rule_id, queue_id)
);

create index surge_rule_lender_queue on surge_rule_lender (queue_id);

-- Which rule moved them, and what it had seen; the rule may be gone or be called otherwise by now.
alter table surge_move
  add column rule_id uuid,
  add column rule_name text,
  add column figure text check (figure in ('LONGEST_WAIT', 'EXPECTED_WAIT', 'WAITING')),
  add column figure_value integer,
  drop constraint surge_move_ended_why_check,
  add constraint surge_move_ended_why_check check (
    ended_why in ('TIME', 'CALM', 'TAKEN_BACK', 'QUEUE_GONE', 'NOBODY_LEFT', 'LENDER_BUSY', 'RULE_CHANGED')
  ),
  add constraint surge_move_rule_check check (num_nulls(rule_id, rule_name, figure, figure_value) in (0, 4));

create index surge_move_rule on surge_move (rule_id, started_at) where rule_id is not null;

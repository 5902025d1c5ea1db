-- How much of agents is asked at most, for everybody or for a team.
create table wellbeing_limits (
  id uuid primary key,
  -- null for everybody whose team has none of its own
  team_id uuid unique nulls not distinct,
  -- they rest once they have been busy for that share of the window; null for never
  cap_percent integer check (cap_percent between 1 and 100),
  -- and until it has fallen to that
  again_percent integer not null check (again_percent between 0 and 99),
  window_minutes integer not null check (window_minutes > 0),
  rest_minutes integer not null check (rest_minutes > 0),
  -- 0 for no pause after a hard contact
  pause_minutes integer not null check (pause_minutes >= 0),
  hard_codes text[] not null,
  hard_labels text[] not null,
  -- null where a long contact is not hard for that alone
  hard_minutes integer check (hard_minutes > 0),
  most_resting_percent integer not null check (most_resting_percent between 1 and 100),
  ends_for_emergency boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check (cap_percent is null or again_percent < cap_percent)
);

create table wellbeing_rest (
  id uuid primary key,
  agent_id uuid not null,
  why text not null check (why in ('BUSY', 'HARD_CONTACT')),
  minutes integer not null check (minutes > 0),
  -- when it was due; it begins later where too many others rest
  due_at timestamptz not null,
  begun_at timestamptz,
  until timestamptz,
  ended_at timestamptz,
  ended_why text check (ended_why in ('TIME', 'BY_AGENT', 'RELIEVED', 'EMERGENCY', 'TOO_LATE')),
  check ((begun_at is null) = (until is null)),
  check ((ended_at is null) = (ended_why is null))
);

-- One at a time, begun or due.
create unique index wellbeing_rest_open on wellbeing_rest (agent_id) where ended_at is null;

create index wellbeing_rest_ended on wellbeing_rest (agent_id, ended_at) where ended_at is not null;

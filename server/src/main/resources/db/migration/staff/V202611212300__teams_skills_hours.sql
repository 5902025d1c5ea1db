-- Who was once an agent keeps the row, because what they did names them. Whether they may sign in is
-- the account's matter; it is repeated here for those who choose among agents.
alter table staff_agent
  alter column alias drop not null,
  add column is_agent boolean not null default true,
  add column is_active boolean not null default true,
  add column most_live_texts integer not null default 3 check (most_live_texts between 0 and 100);

create table staff_team (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  changed_at timestamptz not null,
  changed_by text not null
);

create unique index staff_team_name on staff_team (lower(name));

create table staff_team_member (
  team_id uuid not null references staff_team (id) on delete cascade,
  agent_id uuid not null references staff_agent (id),
  primary key (team_id, agent_id)
);

create index staff_team_member_agent on staff_team_member (agent_id);

create table staff_skill (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  changed_at timestamptz not null,
  changed_by text not null
);

create unique index staff_skill_name on staff_skill (lower(name));

create table staff_agent_skill (
  agent_id uuid not null references staff_agent (id),
  skill_id uuid not null references staff_skill (id),
  level integer not null check (level between 1 and 5),
  primary key (agent_id, skill_id)
);

create index staff_agent_skill_skill on staff_agent_skill (skill_id);

create table staff_hours (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  time_zone text not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create unique index staff_hours_name on staff_hours (lower(name));

-- Minutes of the local day; closing at 1440 is midnight, beyond it is on the next day.
create table staff_hours_week (
  hours_id uuid not null references staff_hours (id) on delete cascade,
  day integer not null check (day between 1 and 7),
  opens integer not null check (opens between 0 and 1439),
  closes integer not null check (closes > opens and closes <= opens + 1440),
  primary key (hours_id, day, opens)
);

-- A date with other hours than its weekday's: one row a span, or one row without times when closed.
create table staff_hours_exception (
  id bigint generated always as identity primary key,
  hours_id uuid not null references staff_hours (id) on delete cascade,
  day date not null,
  name text not null check (length(name) <= 200),
  opens integer check (opens between 0 and 1439),
  closes integer check (closes > opens and closes <= opens + 1440),
  check ((opens is null) = (closes is null))
);

create index staff_hours_exception_hours on staff_hours_exception (hours_id, day);

-- For higher modules: who takes work, and how much at once.
create view v_staff_agent as
select id as agent_id, name, coalesce(alias, name) as alias, most_live_texts
from staff_agent
where is_agent
  and is_active;

-- For higher modules: what they can do, and how well.
create view v_staff_skill as
select agent_id, skill_id, level
from staff_agent_skill;

-- For higher modules: the names of skills.
create view v_staff_skill_name as
select id as skill_id, name
from staff_skill;

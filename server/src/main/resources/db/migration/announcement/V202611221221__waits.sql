-- One stay of one item in one queue's line: what was expected when it was first looked at, what was
-- said of it first and last, and what came of it.
create table announcement_wait (
  id bigint generated always as identity primary key,
  work_id uuid not null,
  subject_id uuid not null,
  queue_id uuid not null,
  language text not null,
  -- the last change of the item that was known then
  change_id bigint not null,
  estimated_at timestamptz not null,
  low_ms bigint not null check (low_ms >= 0),
  expected_ms bigint not null check (expected_ms >= 0),
  high_ms bigint not null check (high_ms >= 0),
  shown_as text not null check (shown_as in ('RANGE', 'MORE_THAN', 'UNKNOWN')),
  -- in minutes; null where the customer had been told before, in another queue
  first_wording text,
  first_from integer,
  first_to integer,
  wording text not null,
  from_minutes integer not null,
  to_minutes integer not null,
  said_minutes integer not null,
  said_at timestamptz not null,
  -- null for ever
  kept_until timestamptz,
  -- when to look again; null for never
  due_at timestamptz,
  outcome text check (outcome in ('ANSWERED', 'GAVE_UP', 'MOVED', 'ENDED')),
  ended_at timestamptz,
  -- null where the clock was set back meanwhile
  waited_ms bigint check (waited_ms >= 0),
  -- the order in which it is learnt from
  settled_no bigint unique,
  check ((outcome is null) = (ended_at is null)),
  check ((outcome is null) = (settled_no is null))
);

create sequence announcement_settled_no owned by announcement_wait.settled_no;

create unique index announcement_wait_open on announcement_wait (work_id) where outcome is null;

create index announcement_wait_subject on announcement_wait (subject_id) where outcome is null;

create index announcement_wait_work on announcement_wait (work_id, id);

create index announcement_wait_queue on announcement_wait (queue_id, ended_at);

-- How many items the agents of a queue who are there can hold, each time that this was different.
create table announcement_places (
  id bigint generated always as identity primary key,
  queue_id uuid not null,
  places integer not null check (places >= 0),
  -- the last change of work that was known when it was looked at
  change_id bigint not null,
  noted_at timestamptz not null
);

create index announcement_places_queue on announcement_places (queue_id, id);

-- The rules at the door, from the top; one row.
create table triage_rules (
  is_only boolean primary key default true check (is_only),
  version bigint not null,
  rules jsonb not null,
  changed_at timestamptz,
  changed_by text
);

insert into triage_rules (version, rules)
values (0, '[]');

-- What they decided about what came last: which rule decided what, and where a false alarm goes.
create table triage_outcome (
  subject_id uuid primary key,
  decided_at timestamptz not null,
  applied jsonb not null,
  otherwise_queue_id uuid,
  otherwise_tier integer check (otherwise_tier between 0 and 9),
  otherwise_priority integer,
  check ((otherwise_queue_id is null) = (otherwise_priority is null))
);

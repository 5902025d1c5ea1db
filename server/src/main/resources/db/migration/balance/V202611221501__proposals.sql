-- Weights that somebody has had looked for, with what they came to.
create table balance_proposal (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  wish jsonb not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  -- in hundredths
  progress integer not null check (progress between 0 and 100),
  outcome jsonb,
  why_en text,
  why_zh text,
  plan_id uuid references balance_plan (id),
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  check ((state in ('WAITING', 'RUNNING')) = (ended_at is null)),
  check ((state = 'DONE') = (outcome is not null))
);

create index balance_proposal_open on balance_proposal (id) where state in ('WAITING', 'RUNNING');

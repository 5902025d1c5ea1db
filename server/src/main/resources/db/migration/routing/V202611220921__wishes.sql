-- What an item asks for, and what strategies ask about it.
alter table routing_work
  add column skill_ids uuid[] not null default '{}',
  add column skill_levels integer[] not null default '{}',
  add column labels text[] not null default '{}',
  add column last_agent_id uuid,
  add column owner_id uuid,
  add column preferred_ids uuid[] not null default '{}',
  add column value integer not null default 0 check (value between 0 and 100),
  add check (cardinality(skill_ids) = cardinality(skill_levels));

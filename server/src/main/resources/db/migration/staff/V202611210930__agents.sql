-- An agent is a person who takes work, so the id is the person's.
create table staff_agent (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  alias text not null check (length(alias) between 1 and 200)
);

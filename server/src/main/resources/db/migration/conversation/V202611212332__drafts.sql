-- What people have typed and not yet sent, on whatever device.
create table conversation_draft (
  person_id uuid not null,
  conversation_id uuid not null references conversation_head (id),
  mode text not null check (mode in ('REPLY', 'NOTE')),
  text text not null,
  version bigint not null,
  saved_at timestamptz not null,
  primary key (person_id, conversation_id, mode)
);

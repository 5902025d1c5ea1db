-- Who did, saw or exported what. Each entry carries the hash of the one before it.
create table audit_entry (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('PERSON', 'CUSTOMER', 'PRODUCT')),
  actor_id uuid,
  actor_name text not null,
  action text not null check (length(action) between 1 and 100),
  object_kind text not null check (length(object_kind) between 1 and 100),
  object_id text,
  object_name text,
  before text,
  after text,
  address text,
  hash bytea not null check (length(hash) = 32)
);

create index audit_entry_actor on audit_entry (actor_id, seq);
create index audit_entry_object on audit_entry (object_kind, object_id, seq);
create index audit_entry_action on audit_entry (action, seq);
create index audit_entry_at on audit_entry (at);

-- Where the chain ends, kept apart: entries cut off at the end are missed here. Its row is the lock
-- that gives entries their order.
create table audit_head (
  only_one boolean primary key check (only_one),
  seq bigint not null,
  hash bytea not null
);

insert into audit_head (only_one, seq, hash) values (true, 0, decode(repeat('00', 32), 'hex'));

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or removed';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function audit_refuse();

create trigger audit_entry_stays_whole before truncate on audit_entry
  for each statement execute function audit_refuse();

create trigger audit_head_stays before delete on audit_head
  for each row execute function audit_refuse();

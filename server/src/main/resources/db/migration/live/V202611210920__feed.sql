-- The feed that pages follow. The transaction's own number is a part of the position: what lies
-- below the oldest running transaction can never change any more.
create table live_entry (
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  topics text[] not null,
  event text not null,
  at timestamptz not null,
  primary key (xid, id)
);

create index live_entry_at on live_entry using brin (at);

create table live_epoch (
  only_one boolean primary key check (only_one),
  epoch text not null
);

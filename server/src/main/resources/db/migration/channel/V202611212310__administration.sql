alter table channel_configured add column changed_at timestamptz;

alter table channel_configured add column changed_by text;

-- Sealed under the key file; who set it is shown, what it is never.
create table channel_secret (
  channel_id uuid not null references channel_configured (id) on delete cascade,
  name text not null,
  sealed text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (channel_id, name)
);

-- How this centre serves. What is not here has its default.
create table settings_value (
  key text primary key check (length(key) between 1 and 100),
  -- null for a secret
  value jsonb,
  -- a secret under the key file outside of the database
  sealed text,
  changed_at timestamptz not null,
  changed_by_kind text not null,
  changed_by_id uuid,
  changed_by_name text not null,
  check ((value is null) <> (sealed is null))
);

-- Who changed what. A secret's change is here, the secret is not.
create table settings_change (
  id bigint generated always as identity primary key,
  key text not null,
  at timestamptz not null,
  changed_by_kind text not null,
  changed_by_id uuid,
  changed_by_name text not null,
  -- null for the default, and for secrets
  before jsonb,
  after jsonb
);

create index settings_change_key on settings_change (key, id);

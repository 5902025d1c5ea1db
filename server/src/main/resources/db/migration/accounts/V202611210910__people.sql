create table accounts_person (
  id uuid primary key,
  login text not null check (length(login) between 1 and 200),
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('en', 'zh-CN')),
  password_hash text not null,
  must_change_password boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create unique index accounts_person_login on accounts_person (lower(login));

-- The built-in roles' names are texts of the product, so theirs is empty here.
create table accounts_role (
  key text primary key check (length(key) between 1 and 100),
  name text not null check (length(name) <= 200),
  built_in boolean not null,
  needs_second_factor boolean not null default false,
  changed_at timestamptz,
  changed_by text
);

insert into accounts_role (key, name, built_in)
values ('agent', '', true), ('supervisor', '', true), ('administrator', '', true);

create table accounts_role_permission (
  role text not null references accounts_role (key) on delete cascade,
  permission text not null,
  primary key (role, permission)
);

create table accounts_grant (
  person_id uuid not null references accounts_person (id),
  role text not null references accounts_role (key),
  scope_kind text not null check (scope_kind in ('ALL', 'BRAND', 'SITE', 'TEAM', 'OWN')),
  scope_id uuid,
  unique nulls not distinct (person_id, role, scope_kind, scope_id),
  check ((scope_id is null) = (scope_kind in ('ALL', 'OWN')))
);

create index accounts_grant_role on accounts_grant (role);

-- Sessions and tokens alike: only the hash is here, the text is shown once. A token may do what its
-- person may, narrowed to these roles and permissions; both null is everything.
create table accounts_token (
  id uuid primary key,
  person_id uuid not null references accounts_person (id),
  kind text not null check (kind in ('SESSION', 'TOKEN')),
  hash bytea not null unique,
  name text not null,
  address text,
  roles text[],
  permissions text[],
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index accounts_token_person on accounts_token (person_id, kind);

-- Failed sign-ins of one person. An address from which the person once signed in counts for itself,
-- all the others count together under the empty text: strangers cannot lock the person out.
create table accounts_attempt (
  person_id uuid not null references accounts_person (id),
  place text not null,
  failures integer not null,
  locked_until timestamptz,
  is_known boolean not null,
  changed_at timestamptz not null,
  primary key (person_id, place)
);

create table accounts_second_factor (
  person_id uuid primary key references accounts_person (id),
  sealed_seed bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);

create table accounts_recovery_code (
  person_id uuid not null references accounts_person (id),
  hash bytea not null,
  used_at timestamptz,
  primary key (person_id, hash)
);

create table identity_person (
  id uuid primary key,
  login text not null unique check (length(login) between 1 and 200),
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('en', 'zh-CN')),
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  active boolean not null default true,
  created_at timestamptz not null
);

create table identity_grant (
  person_id uuid not null references identity_person (id),
  role text not null,
  primary key (person_id, role)
);

-- Sessions and tokens alike: only the hash is here, the text is shown once.
create table identity_token (
  id uuid primary key,
  person_id uuid not null references identity_person (id),
  kind text not null check (kind in ('SESSION', 'TOKEN')),
  hash bytea not null unique,
  label text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

create index identity_token_person on identity_token (person_id);

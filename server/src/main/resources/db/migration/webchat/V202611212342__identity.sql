-- What host pages sign their visitors' identities with; sealed under the key file.
create table webchat_identity_secret (
  id uuid primary key,
  channel_id uuid not null,
  sealed text not null,
  created_at timestamptz not null,
  created_by text not null
);

create index webchat_identity_secret_channel on webchat_identity_secret (channel_id, created_at);

-- What visitors said of their conversation when it was over: once, and never again.
create table webchat_rating (
  conversation_id uuid primary key,
  channel_id uuid not null,
  score integer not null check (score between 1 and 5),
  comment text check (length(comment) <= 2000),
  at timestamptz not null
);

create index webchat_rating_channel on webchat_rating (channel_id, at);

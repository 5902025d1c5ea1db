create table webchat_visitor (
  id uuid primary key,
  channel_id uuid not null,
  token_hash bytea not null unique,
  language text not null,
  page_url text,
  page_title text,
  created_at timestamptz not null,
  seen_at timestamptz not null
);

create index webchat_visitor_channel on webchat_visitor (channel_id, created_at);

-- What was answered to which request, so that the same request again changes nothing. The body is
-- sealed, because an answer may carry a token that is shown once.
create table idempotency_answer (
  caller text not null,
  key text not null check (length(key) between 1 and 200),
  route text not null,
  request_hash text not null,
  started_at timestamptz not null,
  -- null while the first request runs
  status integer,
  content_type text,
  body text,
  primary key (caller, key)
);

create index idempotency_answer_started on idempotency_answer (started_at);

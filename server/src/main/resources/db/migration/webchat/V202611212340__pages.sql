-- What visitors looked at while they chatted; each visitor's newest ones are kept.
create table webchat_page (
  id bigint generated always as identity primary key,
  visitor_id uuid not null references webchat_visitor (id),
  url text,
  title text,
  at timestamptz not null
);

create index webchat_page_visitor on webchat_page (visitor_id, id);

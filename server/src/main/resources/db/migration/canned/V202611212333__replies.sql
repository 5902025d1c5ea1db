-- Texts that agents insert by a shortcut; for everybody, one team or one queue.
create table canned_reply (
  id uuid primary key,
  shortcut text not null check (length(shortcut) between 1 and 40),
  title text not null check (length(title) between 1 and 200),
  text text not null,
  language text check (language in ('en', 'zh-CN')),
  team_id uuid,
  queue_id uuid,
  changed_at timestamptz not null,
  changed_by text not null,
  check (team_id is null or queue_id is null)
);

-- The same shortcut may mean the same in another language, or something else in another place.
create unique index canned_reply_shortcut
on canned_reply (lower(shortcut), language, team_id, queue_id) nulls not distinct;

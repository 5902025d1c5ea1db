-- Who spoke last, and since when an agent has it: from these follows who is silent, and for how long.
alter table conversation_head
  add column tempo text not null default 'LIVE_TEXT' check (tempo in ('REAL_TIME', 'LIVE_TEXT', 'DEFERRED')),
  add column heard_at timestamptz,
  add column answered_at timestamptz,
  add column assigned_at timestamptz;

alter table conversation_head alter column tempo drop default;

create index conversation_head_live on conversation_head (id) where state = 'OPEN' and tempo = 'LIVE_TEXT';

-- The last warning of each kind; it counts as long as the silence that it warned of goes on.
create table conversation_warning (
  conversation_id uuid not null references conversation_head (id),
  kind text not null check (kind in ('CUSTOMER_LEFT', 'CUSTOMER_SILENT', 'AGENT_SILENT')),
  at timestamptz not null,
  primary key (conversation_id, kind)
);

-- Since when somebody has been watching without a gap; silence before that is held against nobody.
create table conversation_vigil (
  id integer primary key check (id = 1),
  since timestamptz not null,
  looked_at timestamptz not null
);

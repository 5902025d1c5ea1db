-- A chat that began while nobody answered is a letter as long as nobody has it: its customer may go.
-- Once an agent has it, it is a chat like any other, and who left is awaited from that moment on.
alter table conversation_head add column is_held boolean not null default false;

alter table conversation_head alter column is_held drop default;

create or replace view v_conversation_live as
select id, channel_id, party, agent_id, waiting_since,
  case when is_held then greatest(heard_at, assigned_at) else heard_at end as heard_at,
  answered_at, assigned_at
from conversation_head
where state = 'OPEN'
  and tempo = 'LIVE_TEXT'
  and (not is_held or agent_id is not null);

-- Live conversations that are open, and who spoke last in them: for the modules above.
create view v_conversation_live as
select id, channel_id, party, agent_id, waiting_since, heard_at, answered_at, assigned_at
from conversation_head
where state = 'OPEN'
  and tempo = 'LIVE_TEXT';

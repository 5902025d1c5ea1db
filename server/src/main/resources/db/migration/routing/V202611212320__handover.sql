-- Who gave the item to this agent; null where the dispatcher chose.
alter table routing_offer add column from_agent_id uuid;

create index routing_work_wrap_up on routing_work (since) where state = 'WRAP_UP';

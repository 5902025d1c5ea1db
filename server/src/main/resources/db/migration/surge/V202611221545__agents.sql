-- When somebody was moved last.
create index surge_agent_agent on surge_agent (agent_id, move_id);

-- Until when nobody asks an agent, who rests.
create view v_routing_resting as
select agent_id, resting_until
from routing_agent
where resting_until is not null;

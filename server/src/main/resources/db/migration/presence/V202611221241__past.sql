-- For higher modules: when agents were in which state.
create view v_presence_time as
select agent_id, state, not_responding, started_at, ended_at
from presence_segment;

-- For higher modules and for reports: since when and until when an agent was in a state.
create view v_presence_segment as
select agent_id, state, not_responding, started_at, ended_at
from presence_segment;

create index presence_segment_ended on presence_segment (ended_at);

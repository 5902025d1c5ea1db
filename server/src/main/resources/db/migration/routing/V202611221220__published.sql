-- For higher modules: every change of every item, in the order in which it was made.
create view v_routing_change as
select id as change_id, work_id, queue_id, state, started_at as changed_at
from routing_segment;

-- For higher modules: what waits, where it stands in the line of its queue, and since when the one
-- at the head of that line has been waiting.
create view v_routing_waiting as
select id as work_id, queue_id, subject_id, tempo, language, state, entered_at,
  row_number() over line as place,
  first_value(entered_at) over line as head_entered_at
from routing_work
where state in ('QUEUED', 'OFFERED')
window line as (partition by queue_id order by tier, rank_at, entered_at, id);

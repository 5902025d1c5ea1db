-- Until when nothing new is offered to an agent, whatever they say of themselves.
alter table routing_agent
  add column resting_until timestamptz;

-- For higher modules: how work ended, and what it was about.
create view v_routing_matter as
select w.id as work_id, w.agent_id, w.queue_id, w.labels, o.code
from routing_work w
left join routing_outcome o on o.work_id = w.id;

-- For higher modules: what waits and comes before everything else.
create view v_routing_emergency as
select id as work_id, queue_id, entered_at
from routing_work
where state = 'QUEUED'
  and tier = 0;

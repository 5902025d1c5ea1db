-- For higher modules: what became of each item, from the moment at which it first waited. The work
-- of all agents who had it is one.
create view v_routing_contact as
select w.id as work_id, q.queue_id, w.channel, w.tempo, w.tier, w.priority, w.skill_ids, w.skill_levels, w.labels,
  w.last_agent_id, w.owner_id, w.value, q.started_at as queued_at, a.started_at as answered_at, a.agent_id,
  case when w.state = 'ABANDONED' and a.started_at is null then w.since end as left_at,
  t.asked_seconds, t.work_seconds, t.wrap_up_seconds
from routing_work w
cross join lateral (
  select queue_id, started_at
  from routing_segment
  where work_id = w.id
    and state = 'QUEUED'
  order by started_at, id
  limit 1
) q
left join lateral (
  select agent_id, started_at
  from routing_segment
  where work_id = w.id
    and state = 'ACTIVE'
  order by started_at, id
  limit 1
) a on true
cross join lateral (
  select coalesce(sum(extract(epoch from ended_at - started_at)) filter (where state = 'OFFERED'), 0) as asked_seconds,
    coalesce(sum(extract(epoch from ended_at - started_at)) filter (where state in ('ACTIVE', 'HELD')), 0) as work_seconds,
    coalesce(sum(extract(epoch from ended_at - started_at)) filter (where state = 'WRAP_UP'), 0) as wrap_up_seconds
  from routing_segment
  where work_id = w.id
) t;

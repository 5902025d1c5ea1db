-- For higher modules and for reports: how long an agent had an item, and how much of that time was
-- the item's own. Of two chats held at once each has half of the time, so that the own times of an
-- agent add up to the time in which the agent had anything at all.
create view v_routing_handle_time as
with held as (
  select work_id, agent_id, started_at, coalesce(ended_at, 'infinity') as ended_at
  from routing_segment
  where state in ('ACTIVE', 'HELD', 'WRAP_UP')
    and agent_id is not null
),
edge as (
  select agent_id, started_at as at
  from held
  union
  select agent_id, ended_at
  from held
),
slice as (
  select agent_id, at as begins, lead(at) over (partition by agent_id order by at) as ends
  from edge
),
part as (
  select h.work_id, h.agent_id, s.begins, s.ends,
    count(*) over (partition by s.agent_id, s.begins) as at_once
  from slice s
  join held h on h.agent_id = s.agent_id and h.started_at <= s.begins and h.ended_at >= s.ends
  where s.ends < 'infinity'
)
select work_id, agent_id,
  sum(extract(epoch from ends - begins)) as held_seconds,
  sum(extract(epoch from ends - begins) / at_once) as own_seconds
from part
group by work_id, agent_id;

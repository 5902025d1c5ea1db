-- For higher modules and for reports: every state of every item with what it was about.
create view v_routing_segment as
select s.id, s.work_id, s.queue_id, s.state, s.agent_id, s.why, s.started_at, s.ended_at,
  w.subject_id, w.channel, w.tempo
from routing_segment s
-- never missing; an outer join can be left away by whoever asks for nothing of it
left join routing_work w on w.id = s.work_id;

-- Who was asked, and what came of it.
create view v_routing_offer as
select agent_id, work_id, state, offered_at, ended_at
from routing_offer;

-- What began in a range.
create index routing_segment_started on routing_segment (started_at);

-- What lasted for more than an hour, and so may have begun long before a range that it reaches into.
create index routing_segment_long on routing_segment (ended_at)
where ended_at - started_at > interval '1 hour';

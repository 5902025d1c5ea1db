-- Tells what reaches into a range from the index alone.
drop index routing_segment_long;

create index routing_segment_long on routing_segment (ended_at, started_at, work_id)
where ended_at - started_at > interval '1 hour';

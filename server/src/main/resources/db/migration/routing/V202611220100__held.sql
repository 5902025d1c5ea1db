-- What waits for something else than an agent, for example for its queue to open.
create index routing_work_parked on routing_work (queue_id) where state = 'PARKED';

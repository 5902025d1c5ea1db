-- What is on hold for more urgent work, and for which.
alter table routing_work add column held_for uuid references routing_work (id);

create index routing_work_held_for on routing_work (held_for) where held_for is not null;

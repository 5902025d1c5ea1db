-- An agent serves another queue for a while. The membership that was set up stays as it is, so the
-- end of the loan has nothing to restore.
create table queue_loan (
  agent_id uuid primary key,
  from_queue_id uuid not null references queue_plan (id),
  to_queue_id uuid not null references queue_plan (id),
  priority integer not null check (priority between 1 and 100),
  check (from_queue_id <> to_queue_id)
);

create index queue_loan_to on queue_loan (to_queue_id);

-- For higher modules: who serves the queues at this moment.
create or replace view v_queue_member as
select m.queue_id, m.agent_id, m.priority, m.delay_seconds
from queue_member m
where not exists (
  select 1
  from queue_loan l
  where l.agent_id = m.agent_id
    and m.queue_id in (l.from_queue_id, l.to_queue_id)
)
union all
select l.to_queue_id, l.agent_id, l.priority, 0
from queue_loan l
join queue_plan q on q.id = l.to_queue_id and q.removed_at is null;

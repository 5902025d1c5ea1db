-- How queues are set up belongs to a module of its own; keys into another module's tables do not.
alter table routing_work drop constraint routing_work_queue_id_fkey;
alter table routing_segment drop constraint routing_segment_queue_id_fkey;

alter table routing_queue rename to queue_plan;
alter index routing_queue_pkey rename to queue_plan_pkey;
alter index routing_queue_name rename to queue_plan_name;

alter table routing_member rename to queue_member;
alter table queue_member drop constraint routing_member_agent_id_fkey;
alter index routing_member_pkey rename to queue_member_pkey;
alter index routing_member_agent rename to queue_member_agent;

alter table routing_queue_skill rename to queue_skill;
alter index routing_queue_skill_pkey rename to queue_skill_pkey;
alter index routing_queue_skill_skill rename to queue_skill_skill;

alter table routing_queue_code rename to queue_code;
alter index routing_queue_code_pkey rename to queue_code_pkey;
alter index routing_queue_code_code rename to queue_code_code;

alter table routing_wrap_up_code rename to queue_wrap_up_code;
alter index routing_wrap_up_code_pkey rename to queue_wrap_up_code_pkey;

-- For higher modules: the queues that are in use.
create view v_queue as
select id as queue_id, name, target_seconds, offer_seconds, wrap_up_seconds
from queue_plan
where removed_at is null;

-- For higher modules: who serves them.
create view v_queue_member as
select queue_id, agent_id, priority, delay_seconds
from queue_member;

-- For higher modules: what they ask of whoever serves them.
create view v_queue_skill as
select queue_id, skill_id, minimum
from queue_skill;

-- What a false alarm asks for: labels, skills, value.
alter table triage_outcome
add column otherwise_facts jsonb;

update triage_outcome
set otherwise_facts = '{"labels": [], "skills": {}, "value": null}'
where otherwise_queue_id is not null;

alter table triage_outcome
add check ((otherwise_queue_id is null) = (otherwise_facts is null));

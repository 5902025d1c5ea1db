-- For higher modules: who belongs to which team.
create view v_staff_team_member as
select team_id, agent_id
from staff_team_member;

-- For higher modules: the names of teams.
create view v_staff_team as
select id as team_id, name
from staff_team;

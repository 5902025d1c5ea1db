-- For higher modules: what the codes are called, also those that are offered no longer.
create view v_queue_wrap_up_code as
select id as code, name_en, name_zh
from queue_wrap_up_code;

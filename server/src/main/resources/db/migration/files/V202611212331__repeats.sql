-- The same upload twice is one file.
alter table files_file add column client_key text check (length(client_key) between 1 and 200);

create unique index files_file_client on files_file (created_by_kind, created_by_id, client_key)
where client_key is not null;

-- How many uploads of one sender wait to be used.
create index files_file_sender on files_file (created_by_id, created_at);

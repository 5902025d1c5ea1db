-- What is known of each file; its content lies in the store under its SHA-256, once for all that are
-- equal.
create table files_file (
  id uuid primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  size bigint not null check (size >= 0),
  -- as its content says, not as its sender says
  media_type text not null,
  width integer,
  height integer,
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id uuid,
  created_by_name text not null
);

create index files_file_hash on files_file (hash);

create index files_file_created on files_file (created_at);

-- What a file belongs to. Who may read that, may read the file.
create table files_attachment (
  file_id uuid not null references files_file (id),
  -- the module that attached it
  owner text not null,
  subject_id uuid not null,
  at timestamptz not null,
  primary key (file_id, owner, subject_id)
);

create index files_attachment_subject on files_attachment (owner, subject_id);

-- For backup: which contents are in use.
create view v_files_content as
select hash, max(size) as size, bool_or(exists (
  select 1
  from files_attachment attachment
  where attachment.file_id = file.id
)) as attached
from files_file file
group by hash;

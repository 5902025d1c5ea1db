-- Files are lines of their own; the file's name is the text.
alter table conversation_entry drop constraint conversation_entry_content_kind_check;

alter table conversation_entry add constraint conversation_entry_content_kind_check
  check (content_kind in ('TEXT', 'NOTE', 'EVENT', 'FILE'));

-- Who may read a file is asked by the id of its entry.
create unique index conversation_entry_file on conversation_entry (id) where content_kind = 'FILE';

-- Warnings and the watch belong to a module of their own; keys into another module's tables do not.
alter table conversation_warning rename to silence_warning;
alter table silence_warning drop constraint conversation_warning_conversation_id_fkey;
alter index conversation_warning_pkey rename to silence_warning_pkey;

alter table conversation_vigil rename to silence_vigil;
alter index conversation_vigil_pkey rename to silence_vigil_pkey;

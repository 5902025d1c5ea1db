-- Drafts belong to a module of their own; keys into another module's tables do not.
alter table conversation_draft rename to draft_text;
alter table draft_text drop constraint conversation_draft_conversation_id_fkey;
alter index conversation_draft_pkey rename to draft_text_pkey;

-- How far an entry has come on its way to the customer; null where nothing has to be sent.
alter table conversation_entry add column delivery_state text
check (delivery_state in ('PENDING', 'SENT', 'DELIVERED', 'SEEN', 'FAILED'));

alter table conversation_entry add column delivery_reason text;

alter table conversation_entry add column delivery_at timestamptz;

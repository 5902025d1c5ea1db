-- What the customer is worth to the company, as somebody said it; null where nobody did.
alter table customer_profile
add column value smallint check (value between 0 and 100);

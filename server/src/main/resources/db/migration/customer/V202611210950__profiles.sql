create table customer_profile (
  id uuid primary key,
  name text,
  language text not null,
  created_at timestamptz not null
);

create table customer_identity (
  kind text not null,
  value text not null,
  customer_id uuid not null references customer_profile (id),
  created_at timestamptz not null,
  primary key (kind, value)
);

create index customer_identity_customer on customer_identity (customer_id);

-- For higher modules: what a list needs to name a customer.
create view v_customer_card as
select id, name, language
from customer_profile;

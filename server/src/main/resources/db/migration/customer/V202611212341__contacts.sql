alter table customer_profile
add column note text check (length(note) <= 10000),
-- the same person as this one; the other profile stands for both
add column merged_into uuid references customer_profile (id),
add column blocked_until timestamptz,
add column blocked_by text,
add column block_reason text check (length(block_reason) <= 500),
add column changed_at timestamptz,
add column changed_by text;

create index customer_profile_newest on customer_profile (created_at, id) where merged_into is null;

create index customer_identity_value on customer_identity (lower(value));

-- What customers say of themselves: several may say the same, and nobody is recognised by it.
create table customer_claim (
  customer_id uuid not null references customer_profile (id),
  kind text not null,
  value text not null check (length(value) between 1 and 400),
  created_at timestamptz not null,
  primary key (customer_id, kind, value)
);

create index customer_claim_value on customer_claim (lower(value));

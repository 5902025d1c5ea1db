-- What the benchmarks' bare transactions write to; empty otherwise.
create table bench_baseline (
  id bigint primary key,
  text text not null
);

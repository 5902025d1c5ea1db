-- Who rested lately, and what is old enough to be forgotten.
create index wellbeing_rest_ended_at on wellbeing_rest (ended_at) where ended_at is not null;

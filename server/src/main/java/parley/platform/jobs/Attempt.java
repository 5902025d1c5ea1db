package parley.platform.jobs;

import parley.platform.kernel.Actor;

/// One try at a job.
///
/// @param key the job's idempotency key, to be handed on to whoever is called
/// @param number counted from 1
/// @param actor who wanted the job
public record Attempt(JobId job, String key, int number, Actor actor) {}

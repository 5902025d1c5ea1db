package parley.platform.jobs;

/// Does the jobs of one kind. It may be called again for the same job, after a crash or where its
/// answer was lost, so what it does outside must bear the job's key.
public interface JobHandler<T> {

    /// The most attempts where a handler does not say otherwise; with the pauses between them
    /// about a day.
    int MOST_ATTEMPTS = 24;

    /// What it does.
    JobKind<T> kind();

    /// Does it once. What it throws counts as a failed attempt.
    JobOutcome run(T payload, Attempt attempt);

    /// After so many attempts the job is dead and waits for a person.
    default int mostAttempts() {
        return MOST_ATTEMPTS;
    }
}

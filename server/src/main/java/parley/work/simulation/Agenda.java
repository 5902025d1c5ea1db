package parley.work.simulation;

import java.util.PriorityQueue;

/// What is going to happen, and when. Of the same moment, what was noted first comes first.
final class Agenda {

    /// Nothing.
    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long count;

    /// Something that happens at its time.
    sealed interface Event {}

    /// The next contact of a demand comes.
    record Comes(int demand, long number) implements Event {}

    /// A customer who left tries again.
    record ComesAgain(int demand, long number, int tries) implements Event {}

    /// A customer has waited long enough.
    record LosesPatience(Visit visit) implements Event {}

    /// An agent answers an offer.
    record Answers(Task task, Answer answer) implements Event {}

    /// How an agent answers.
    enum Answer {
        ACCEPTS,
        DECLINES,
        MISSES
    }

    /// A phase of a task is over, unless something has changed since.
    record Ends(Task task, int version) implements Event {}

    /// An agent comes.
    record Begins(Worker worker) implements Event {}

    /// An agent goes.
    ///
    /// @param isLast whether for good
    record Goes(Worker worker, boolean isLast) implements Event {}

    /// An agent who did not respond is there again.
    record Responds(Worker worker) implements Event {}

    private record Entry(long at, long number, Event event) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = Long.compare(at, other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    void at(long at, Event event) {
        entries.add(new Entry(at, count++, event));
    }

    /// When the next happens.
    long next() {
        Entry next = entries.peek();
        return next == null ? NEVER : next.at();
    }

    Event take() {
        return entries.remove().event();
    }
}

package parley.platform.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.identity.Caller;

/// One page's open connection: who follows what, and how far it has got.
///
/// Between `hello` and `caught-up` what arrives live is held back, so that the page sees the past
/// first and nothing twice.
public final class Stream {

    private final UUID id;
    private final Caller caller;
    private final Outbox outbox;
    private final Set<Topic> topics = new HashSet<>();
    private @Nullable List<LiveEntry> held = new java.util.ArrayList<>();
    private Position sent = Position.START;

    Stream(UUID id, Caller caller, Outbox outbox) {
        this.id = id;
        this.caller = caller;
        this.outbox = outbox;
    }

    /// Unique among all streams of all time.
    public UUID id() {
        return id;
    }

    /// Whose page it is.
    public Caller caller() {
        return caller;
    }

    synchronized Set<Topic> topics() {
        return Set.copyOf(topics);
    }

    synchronized boolean add(Topic topic) {
        return topics.add(topic);
    }

    synchronized boolean remove(Topic topic) {
        return topics.remove(topic);
    }

    void send(String frame) {
        outbox.send(frame);
    }

    /// A fact that was just committed.
    synchronized void deliver(LiveEntry entry, String frame) {
        if (held != null) {
            held.add(entry);
        } else if (entry.position().compareTo(sent) > 0) {
            sent = entry.position();
            outbox.send(frame);
        }
    }

    /// Sends the past, then says so, then goes live.
    synchronized void catchUp(List<LiveEntry> past, Position end, String epoch) {
        for (LiveEntry entry : past) {
            if (entry.topics().stream().anyMatch(topic -> topics.contains(new Topic(topic)))) {
                outbox.send(Frames.entry(entry, epoch));
            }
        }
        sent = end;
        outbox.send(Frames.caughtUp(end.cursor(epoch)));
        List<LiveEntry> waiting = held == null ? List.of() : held;
        held = null;
        for (LiveEntry entry : waiting) {
            deliver(entry, Frames.entry(entry, epoch));
        }
    }
}

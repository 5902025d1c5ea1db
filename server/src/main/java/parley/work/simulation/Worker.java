package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Decision.Reason;

/// An agent with what is in hand.
final class Worker {

    private final Crew crew;
    private final int crewNumber;
    private final int number;
    private final AgentId id;
    private final List<Task> tasks = new ArrayList<>(1);
    private Map<ChannelKey, Long> endedAt = Map.of();
    private boolean isPresent;
    private boolean isGone;
    private boolean isResponding = true;
    private int missed;
    private int today;
    private long idleSince;
    private long offeredAt;
    private long signedInAt = -1;

    Worker(Crew crew, int crewNumber, int number) {
        this.crew = crew;
        this.crewNumber = crewNumber;
        this.number = number;
        this.id = new AgentId(new UUID(crewNumber, number));
    }

    Crew crew() {
        return crew;
    }

    int crewNumber() {
        return crewNumber;
    }

    int number() {
        return number;
    }

    AgentId id() {
        return id;
    }

    List<Task> tasks() {
        return tasks;
    }

    boolean isPresent() {
        return isPresent;
    }

    boolean isBusy() {
        for (Task task : tasks) {
            if (task.isInHand()) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing is to be expected any more.
    boolean isGone() {
        return isGone && tasks.isEmpty();
    }

    void comes(long now) {
        isPresent = true;
        isResponding = true;
        missed = 0;
        idleSince = now;
        if (signedInAt < 0) {
            signedInAt = now;
            offeredAt = now;
        }
    }

    void goes(boolean forGood) {
        isPresent = false;
        isGone = forGood;
    }

    void responds(long now) {
        isResponding = true;
        missed = 0;
        idleSince = now;
    }

    void asked(Task task, long now) {
        tasks.add(task);
        today++;
        offeredAt = now;
    }

    void accepted() {
        missed = 0;
    }

    /// The offer is over without having been taken.
    void freed(Task task) {
        tasks.remove(task);
        today--;
    }

    /// Whether nothing is offered any more.
    boolean missedTooMany() {
        missed++;
        if (missed < crew.answering().most()) {
            return false;
        }
        isResponding = false;
        return true;
    }

    void done(Task task, long now) {
        tasks.remove(task);
        idleSince = now;
        ChannelKey channel = task.held().channel();
        if (endedAt.size() > 1 || (endedAt.size() == 1 && !endedAt.containsKey(channel))) {
            var all = new HashMap<>(endedAt);
            all.put(channel, now);
            endedAt = Map.copyOf(all);
        } else {
            endedAt = Map.of(channel, now);
        }
    }

    /// Whether it has to wait for something that came on top.
    boolean isSetAside(Task task) {
        Share share = crew.profile().capacity().shares().get(task.held().channel());
        Set<ChannelKey> onTop = share == null ? Set.of() : share.interruptibleBy();
        boolean isLater = false;
        for (Task other : tasks) {
            if (other == task) {
                isLater = true;
            } else if (isLater
                    && other.isInHand()
                    && !other.held().channel().equals(task.held().channel())
                    && onTop.contains(other.held().channel())) {
                return true;
            }
        }
        return false;
    }

    /// As the engine is told.
    AgentState state() {
        List<Held> held = tasks.isEmpty()
                ? List.of()
                : tasks.size() == 1
                        ? List.of(tasks.getFirst().held())
                        : tasks.stream().map(Task::held).toList();
        return new AgentState(
                id, crew.profile(), absence(), held, new History(idleSince, endedAt, offeredAt, today, signedInAt));
    }

    private @Nullable Reason absence() {
        if (!isPresent) {
            return Reason.UNAVAILABLE;
        }
        return isResponding ? null : Reason.NOT_RESPONDING;
    }
}

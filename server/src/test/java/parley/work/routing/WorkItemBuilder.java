package parley.work.routing;

import java.time.Instant;
import java.util.UUID;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Work items for tests.
final class WorkItemBuilder {

    private final WorkId id;
    private final Instant now;
    private QueueId queue;
    private Instant enteredAt;
    private int tier = 5;
    private int priority;

    WorkItemBuilder(WorkId id, QueueId queue, Instant now) {
        this.id = id;
        this.queue = queue;
        this.now = now;
        this.enteredAt = now;
    }

    WorkItemBuilder waited(long seconds) {
        enteredAt = now.minusSeconds(seconds);
        return this;
    }

    WorkItemBuilder priority(int points) {
        priority = points;
        return this;
    }

    WorkItemBuilder tier(int number) {
        tier = number;
        return this;
    }

    WorkItemBuilder in(QueueId other) {
        queue = other;
        return this;
    }

    WorkItem build() {
        return new WorkItem(
                id,
                queue,
                new UUID(2, 2),
                new ChannelKey("test"),
                "Test",
                Tempo.LIVE_TEXT,
                WorkState.QUEUED,
                tier,
                priority,
                "en",
                null,
                null,
                enteredAt,
                enteredAt,
                null,
                0);
    }
}

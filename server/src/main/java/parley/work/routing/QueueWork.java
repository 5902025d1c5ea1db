package parley.work.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import parley.platform.http.Use;
import parley.work.queue.QueueFigures;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;

/// What the queues ask of the work in them, and tell it: a queue that is set up otherwise acts on
/// who waits at once.
@Component
class QueueWork implements QueueListener, QueueFigures {

    private final WaitingStore line;
    private final WrapUpStore wrapUps;
    private final Wakeup wakeup;

    QueueWork(WaitingStore line, WrapUpStore wrapUps, Wakeup wakeup) {
        this.line = line;
        this.wrapUps = wrapUps;
        this.wakeup = wakeup;
    }

    @Override
    public List<Use> uses(QueueId queue) {
        return line.openWork(queue);
    }

    @Override
    public void changed(QueueId queue) {
        wakeup.changesEverything();
    }

    @Override
    public Map<QueueId, Waiting> waiting() {
        return line.counts().stream()
                .collect(Collectors.toMap(
                        WaitingStore.Counts::id, count -> new Waiting(count.waiting(), count.oldestQueuedAt())));
    }

    @Override
    public Map<String, Integer> endings(Instant since) {
        return wrapUps.endings(since);
    }
}

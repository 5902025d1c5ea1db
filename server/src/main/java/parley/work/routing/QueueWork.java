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
import parley.work.strategy.RulesListener;
import parley.work.strategy.Strategies;

/// What the queues ask of the work in them, and tell it: a queue that is set up otherwise, or is
/// served by another strategy, acts on who waits at once.
@Component
class QueueWork implements QueueListener, QueueFigures, RulesListener {

    private final WaitingStore line;
    private final WrapUpStore wrapUps;
    private final AgentStore agents;
    private final Strategies strategies;
    private final Wakeup wakeup;

    QueueWork(WaitingStore line, WrapUpStore wrapUps, AgentStore agents, Strategies strategies, Wakeup wakeup) {
        this.line = line;
        this.wrapUps = wrapUps;
        this.agents = agents;
        this.strategies = strategies;
        this.wakeup = wakeup;
    }

    /// By what is decided: the strategies, with what the queues ask.
    Matcher.SetUp setUp() {
        // the version first: what changes after it has a higher one, and is read again
        Strategies.SetUp setUp = strategies.setUp();
        return new Matcher.SetUp(agents.required(), setUp.rules(), setUp.routing());
    }

    long version() {
        return strategies.rules().version();
    }

    @Override
    public void rulesChanged() {
        wakeup.changesEverything();
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

package parley.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs what comes in: parses what waits, asks the channels that are pulled, and keeps the
/// listeners of those that listen; each channel by one node at a time and by a thread of its own,
/// so that a slow one delays nobody else.
@Component
class WaysIn implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WaysIn.class);

    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

    private final Channels channels;
    private final RawStore store;
    private final Inbox inbox;
    private final Puller puller;
    private final Listeners listeners;
    private final LeaseStore leases;
    private final InstantSource clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<ChannelId, Instant> nextPull = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;

    WaysIn(
            Channels channels,
            RawStore store,
            Inbox inbox,
            Puller puller,
            Listeners listeners,
            LeaseStore leases,
            InstantSource clock) {
        this.channels = channels;
        this.store = store;
        this.inbox = inbox;
        this.puller = puller;
        this.listeners = listeners;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public void start() {
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofPlatform().daemon().name("channel-in").unstarted(this::loop);
        thread = fresh;
        fresh.start();
    }

    private void loop() {
        try (ExecutorService workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("channel-in-", 0).factory())) {
            while (isRunning()) {
                try {
                    round(workers);
                } catch (RuntimeException problem) {
                    // the edge of a loop: one failing round must not be the last
                    LOG.warn("channel round failed", problem);
                }
                inbox.await(ROUND);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.close();
        }
    }

    private void round(ExecutorService workers) {
        for (ChannelId waiting : store.waitingChannels(clock.instant())) {
            alone(workers, "parse:" + waiting.value(), () -> inbox.work(waiting));
        }
        List<Channel> active = channels.all().stream().filter(Channel::isActive).toList();
        for (Channel channel : active) {
            if (channels.adapter(channel.key()) instanceof ChannelAdapter.Pulled<?> adapter && isDue(channel)) {
                alone(workers, "pull:" + channel.id().value(), () -> pull(adapter, channel));
            }
        }
        listeners.keep(active);
    }

    private boolean isDue(Channel channel) {
        return !clock.instant().isBefore(nextPull.getOrDefault(channel.id(), Instant.MIN));
    }

    private void pull(ChannelAdapter.Pulled<?> adapter, Channel channel) {
        // whatever it throws, it is asked again after a while
        nextPull.put(channel.id(), clock.instant().plus(AFTER_FAILURE));
        while (isRunning() && puller.pull(adapter, channel)) {
            leases.take("pull:" + channel.id().value());
        }
        nextPull.put(channel.id(), clock.instant().plus(adapter.every()));
    }

    /// Does it where neither this node nor another is at it.
    private void alone(ExecutorService workers, String name, Runnable action) {
        if (!busy.add(name)) {
            return;
        }
        workers.execute(() -> {
            try {
                if (leases.take(name)) {
                    action.run();
                }
            } catch (RuntimeException problem) {
                // the edge of an adapter: another system may answer with anything
                LOG.warn("channel failed what={} why={}", name, problem.toString());
            } finally {
                busy.remove(name);
            }
        });
    }

    @Override
    public void stop() {
        thread = null;
        inbox.wake();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 1;
    }

    /// The listeners that run on this node.
    @Component
    static class Listeners {

        private final Channels channels;
        private final Inbox inbox;
        private final LeaseStore leases;
        private final Map<ChannelId, Running> running = new HashMap<>();

        Listeners(Channels channels, Inbox inbox, LeaseStore leases) {
            this.channels = channels;
            this.inbox = inbox;
            this.leases = leases;
        }

        private record Running(Channel as, AutoCloseable handle) {}

        /// Starts what is missing; ends what was switched off, changed, or lost to another node.
        void keep(List<Channel> active) {
            for (Running one : List.copyOf(running.values())) {
                if (!active.contains(one.as()) || !leases.take(lease(one.as()))) {
                    end(one);
                }
            }
            for (Channel channel : active) {
                if (channels.adapter(channel.key()) instanceof ChannelAdapter.Listening<?> adapter
                        && !running.containsKey(channel.id())
                        && leases.take(lease(channel))) {
                    running.put(channel.id(), new Running(channel, listen(adapter, channel)));
                }
            }
        }

        private <S extends Record> AutoCloseable listen(ChannelAdapter.Listening<S> adapter, Channel channel) {
            return adapter.listen(channel, channels.settings(adapter, channel), raw -> inbox.put(channel.id(), raw));
        }

        private void end(Running one) {
            running.remove(one.as().id());
            try {
                one.handle().close();
            } catch (Exception problem) {
                // the edge of an adapter: it is closed either way
                LOG.warn(
                        "listener did not close channel={} why={}",
                        one.as().id().value(),
                        problem.toString());
            }
            leases.release(lease(one.as()));
        }

        void close() {
            List.copyOf(running.values()).forEach(this::end);
        }

        private static String lease(Channel channel) {
            return "listen:" + channel.id().value();
        }
    }
}

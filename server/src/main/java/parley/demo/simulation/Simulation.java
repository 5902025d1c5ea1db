package parley.demo.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import parley.demo.door.Api;
import parley.platform.audit.Audit;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.live.StreamListener;

/// Runs the simulated customers while somebody looks, and ends them when told to.
@Component
@ConditionalOnBooleanProperty("parley.demo.enabled")
class Simulation implements StreamListener {

    private static final Duration STEP = Duration.ofMillis(400);
    private static final Duration LOOKING_WITHIN = Duration.ofSeconds(15);

    private final SampleCentre centre;
    private final Audit audit;
    private final InstantSource clock;
    private final Map<Actor, Instant> desks = new ConcurrentHashMap<>();
    private volatile boolean isWanted;
    private volatile int present;
    private volatile int visits;
    private volatile String address = "";
    private volatile @Nullable Thread thread;

    Simulation(SampleCentre centre, Audit audit, InstantSource clock) {
        this.centre = centre;
        this.audit = audit;
        this.clock = clock;
    }

    /// How it stands.
    ///
    /// @param running whether customers come while somebody looks
    /// @param customers how many are here now
    /// @param visits how many have come since the start
    record State(boolean running, int customers, int visits) {}

    State state() {
        return new State(isWanted, present, visits);
    }

    @EventListener
    void serving(ServletWebServerInitializedEvent started) {
        String host = started.getApplicationContext().getEnvironment().getProperty("server.address", "127.0.0.1");
        boolean isEverywhere = host.equals("0.0.0.0") || host.equals("::");
        String named = isEverywhere ? "127.0.0.1" : host;
        address = "http://" + (named.contains(":") ? "[" + named + "]" : named) + ":"
                + started.getWebServer().getPort();
        if (centre.wantsCustomers() && !Memory.read(centre.folder()).isRemoved()) {
            begin();
        }
    }

    @EventListener
    void closing(ContextClosedEvent closed) {
        halt();
    }

    /// Lets customers come, or sends them all home and ends their chats; after a restart as well.
    void set(boolean wanted, Actor actor) {
        if (wanted == isWanted) {
            return;
        }
        Memory memory = Memory.read(centre.folder());
        new Memory(!wanted, memory.hasPast(), memory.tokens()).write(centre.folder());
        if (wanted) {
            begin();
        } else {
            // the loop sees it within a step, ends the chats and then itself
            isWanted = false;
        }
        audit.record(
                actor,
                "simulation.changed",
                new Audit.Subject("simulation", null, null),
                Map.of("running", !wanted),
                Map.of("running", wanted));
    }

    private synchronized void begin() {
        isWanted = true;
        Thread running = thread;
        if (running == null || !running.isAlive()) {
            Thread fresh =
                    Thread.ofPlatform().daemon().name("simulated-customers").unstarted(this::run);
            thread = fresh;
            fresh.start();
        }
    }

    private synchronized void halt() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        String channel = centre.channelId();
        if (channel == null) {
            return;
        }
        var api = new Api(address);
        var door = new WebDoor(api, channel);
        var crowd = new Crowd(door, Stories.all(), new Random(clock.millis()));
        try {
            prepare(door, api);
            List<String> known = List.of();
            while (isWanted) {
                crowd.step(clock.instant(), looking());
                present = crowd.size();
                visits = crowd.visits();
                known = remember(crowd, known);
                pause();
            }
            crowd.disperse();
            remember(crowd, known);
            present = 0;
        } catch (InterruptedException stopping) {
            crowd.vanish();
        }
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(STEP.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// Ends what the customers of the last run left behind, and plays the past once.
    private void prepare(WebDoor door, Api api) throws InterruptedException {
        Memory memory = Memory.read(centre.folder());
        for (String token : memory.tokens()) {
            door.end(token);
        }
        String agent = centre.agentToken();
        if (!memory.hasPast() && agent != null) {
            new Past(door, api, agent).play(Stories.all());
        }
        new Memory(false, true, List.of()).write(centre.folder());
    }

    private List<String> remember(Crowd crowd, List<String> known) {
        List<String> tokens = crowd.tokens();
        if (!tokens.equals(known)) {
            new Memory(!isWanted, true, tokens).write(centre.folder());
        }
        return tokens;
    }

    private int looking() {
        Instant since = clock.instant().minus(LOOKING_WITHIN);
        desks.values().removeIf(seen -> seen.isBefore(since));
        return desks.size();
    }

    @Override
    public void opened(Caller caller) {
        alive(List.of(caller));
    }

    @Override
    public void alive(Collection<Caller> callers) {
        Instant now = clock.instant();
        for (Caller caller : callers) {
            if (caller.isStaff()) {
                desks.put(caller.actor(), now);
            }
        }
    }

    @Override
    public void closed(Caller caller) {
        desks.remove(caller.actor());
    }
}

package parley.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parley.demo.bench.Report.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many decisions a second the engine makes alone, by how many agents there are and how much
/// waits; and how many new conversations a second are stored, routed and offered to one of hundreds
/// of agents, from a visitor's first words until the agent's page shows the offer. The agents have
/// room for all that come, so nobody's hands are what is measured; between rounds everybody leaves.
final class RoutingBenchmark implements Bench.Benchmark {

    private static final int[] CENTRES = {1_000, 5_000};
    private static final int[] WAITING = {1_000, 10_000, 50_000};
    private static final int AGENTS = 200;
    private static final int AT_ONCE = 32;

    /// Visitors for each second that is measured; more cannot be served.
    private static final int A_SECOND = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentMap<String, BlockingQueue<Long>> offered = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "routing";
    }

    @Override
    public void run(Lab lab, Report report) throws IOException, InterruptedException {
        for (int agents : CENTRES) {
            for (int waiting : WAITING) {
                decide(lab, report, agents, waiting);
            }
        }
        lab.startForLoad();
        String webchat = lab.webchat();
        try (var store = new BaselineStore(lab.folder());
                Crew crew = Crew.hire(lab, AGENTS, this::noteOffer)) {
            report.add("agents", crew.size());
            measure(lab, webchat, lab.time().multipliedBy(2));
            for (int round = 0; round < lab.rounds(); round++) {
                report.add("transactions [1/s]", store.saturated(lab.time()));
                Samples samples = measure(lab, webchat, lab.time());
                report.add("offers [1/s]", samples.count() / (lab.time().toMillis() / 1e3));
                report.add("offers.p50 [ms]", samples.millis(0.5));
                report.add("offers.p99 [ms]", samples.millis(0.99));
            }
        }
        report.compare("offers [1/s]", "transactions [1/s]");
    }

    private static void decide(Lab lab, Report report, int agents, int waiting) {
        var centre = new Decisions(agents, waiting);
        centre.aSecond(lab.time());
        for (int round = 0; round < lab.rounds(); round++) {
            report.add("decisions." + agents + " x " + waiting + " [1/s]", centre.aSecond(lab.time()));
        }
    }

    private void noteOffer(String frame) {
        if (frame.contains("\"kind\":\"work-offered\"")) {
            long now = System.nanoTime();
            JsonNode item = JsonMapper.shared().readTree(frame).path("event").path("workItem");
            of(item.path("conversationId").asString()).add(now);
        }
    }

    private BlockingQueue<Long> of(String conversation) {
        return offered.computeIfAbsent(conversation, any -> new LinkedBlockingQueue<>());
    }

    private Samples measure(Lab lab, String webchat, Duration time) throws InterruptedException {
        Queue<String> visitors = visitors(lab, webchat, (int) time.toSeconds() * A_SECOND);
        Queue<String> come = new ConcurrentLinkedQueue<>();
        var samples = new Samples();
        long end = System.nanoTime() + time.toNanos();
        together(() -> {
            String visitor = visitors.poll();
            while (visitor != null && System.nanoTime() < end) {
                come.add(visitor);
                begin(lab, webchat, visitor, samples);
                visitor = visitors.poll();
            }
        });
        together(() -> {
            String visitor = come.poll();
            while (visitor != null) {
                lab.api().post(webchat + "/end", visitor, Map.of());
                visitor = come.poll();
            }
        });
        offered.clear();
        return samples;
    }

    private static Queue<String> visitors(Lab lab, String webchat, int many) throws InterruptedException {
        Queue<String> tokens = new ConcurrentLinkedQueue<>();
        var left = new AtomicInteger(many);
        together(() -> {
            while (left.getAndDecrement() > 0) {
                tokens.add(lab.visitor(webchat));
            }
        });
        return tokens;
    }

    private void begin(Lab lab, String webchat, String visitor, Samples samples) throws InterruptedException {
        long begin = System.nanoTime();
        String conversation = lab.api()
                .post(webchat + "/messages", visitor, Map.of("text", "Hello"))
                .text("conversationId");
        Long at = of(conversation).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (at != null) {
            samples.add(at - begin);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void together(Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    work.run();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

package parley.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import parley.demo.door.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many new conversations a second are stored, routed and offered. Agents take and finish at
/// once what they are offered, so their hands are free for the next.
final class OffersBenchmark implements Bench.Benchmark {

    private static final int VISITORS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentMap<String, BlockingQueue<Long>> offered = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, BlockingQueue<Long>> finished = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "offers";
    }

    @Override
    public void run(Lab lab, Report report) throws IOException, InterruptedException {
        lab.startForLoad();
        String webchat = lab.webchat();
        var pages = new ArrayList<Page>();
        for (JsonNode account : lab.centre().facts().path("demo").path("accounts")) {
            if (account.path("role").asString().equals("agent")) {
                String token = account.path("token").asString();
                pages.add(lab.page(token, frame -> serve(lab, token, frame)));
                lab.api().put("/presence", token, Map.of("state", "available"));
            }
        }
        var tokens = new ArrayList<String>();
        for (int i = 0; i < VISITORS; i++) {
            tokens.add(lab.visitor(webchat));
        }
        try (var store = new BaselineStore(lab.folder())) {
            measure(lab, webchat, tokens, lab.time().multipliedBy(2));
            for (int round = 0; round < lab.rounds(); round++) {
                report.add("transactions [1/s]", store.saturated(lab.time()));
                Samples samples = measure(lab, webchat, tokens, lab.time());
                report.add("offers [1/s]", samples.count() / (lab.time().toMillis() / 1e3));
                report.add("offers.p50 [ms]", samples.millis(0.5));
                report.add("offers.p99 [ms]", samples.millis(0.99));
            }
        }
        pages.forEach(Page::abort);
        report.compare("offers [1/s]", "transactions [1/s]");
    }

    private void serve(Lab lab, String token, String frame) {
        if (!frame.contains("\"kind\":\"work-offered\"")) {
            return;
        }
        long now = System.nanoTime();
        JsonNode item = JsonMapper.shared().readTree(frame).path("event").path("workItem");
        String conversation = item.path("conversationId").asString();
        String id = item.path("id").asString();
        of(offered, conversation).add(now);
        Thread.startVirtualThread(() -> {
            try {
                lab.api().post("/work-items/" + id + "/accept", token, Map.of());
                lab.api().post("/work-items/" + id + "/complete", token, Map.of("wrapUpCode", "solved"));
                of(finished, conversation).add(System.nanoTime());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static BlockingQueue<Long> of(ConcurrentMap<String, BlockingQueue<Long>> map, String conversation) {
        return map.computeIfAbsent(conversation, any -> new LinkedBlockingQueue<>());
    }

    private Samples measure(Lab lab, String webchat, List<String> tokens, Duration time) throws InterruptedException {
        var samples = new Samples();
        long end = System.nanoTime() + time.toNanos();
        var threads = new ArrayList<Thread>();
        for (String token : tokens) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        begin(lab, webchat, token, samples);
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return samples;
    }

    private void begin(Lab lab, String webchat, String token, Samples samples) throws InterruptedException {
        long begin = System.nanoTime();
        String conversation = lab.api()
                .post(webchat + "/messages", token, Map.of("text", "Hello"))
                .text("conversationId");
        Long at = of(offered, conversation).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (at == null) {
            lab.api().post(webchat + "/end", token, Map.of());
            return;
        }
        samples.add(at - begin);
        // the same visitor's next words begin a new conversation only when this one is over
        of(finished, conversation).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        offered.remove(conversation);
        finished.remove(conversation);
    }
}

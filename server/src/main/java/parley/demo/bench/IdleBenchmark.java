package parley.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import parley.demo.door.Page;

/// What visitors cost who only have the page open, and what happens when all of them come back at
/// once.
final class IdleBenchmark implements Bench.Benchmark {

    private static final int SOCKETS = Integer.getInteger("parley.bench.sockets", 15_000);
    private static final int STORM = 10_000;
    private static final int WRITERS = 100;
    private static final int AT_ONCE = 64;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(Lab lab, Report report) throws IOException, InterruptedException {
        lab.startForLoad();
        String webchat = lab.webchat();
        List<String> tokens = tokens(lab, webchat);
        long pid = lab.centre().process().pid();
        double before = Memory.ofJava(pid);
        var seen = new ConcurrentHashMap<String, AtomicInteger>();
        List<Page> pages = open(lab, webchat, tokens, seen);
        double added = Memory.ofJava(pid) - before;
        report.add("idle.sockets", pages.size());
        report.add("idle.added [MB]", added);
        report.add("idle.each [kB]", added * 1024 / pages.size());
        storm(lab, report, webchat, tokens, pages, seen);
    }

    private static List<String> tokens(Lab lab, String webchat) throws InterruptedException {
        var tokens = java.util.Collections.synchronizedList(new ArrayList<String>());
        inParallel(SOCKETS, any -> tokens.add(lab.visitor(webchat)));
        return List.copyOf(tokens);
    }

    private static List<Page> open(Lab lab, String webchat, List<String> tokens, Map<String, AtomicInteger> seen)
            throws InterruptedException {
        var pages = java.util.Collections.synchronizedList(new ArrayList<Page>());
        inParallel(tokens.size(), number -> {
            String token = tokens.get(number);
            Page page = lab.page(webchat, Map.of("type", "hello", "token", token), frame -> count(seen, token, frame));
            if (page != null) {
                pages.add(page);
            }
        });
        return pages;
    }

    private static void count(Map<String, AtomicInteger> seen, String token, String frame) {
        if (frame.contains("\"text\":\"storm")) {
            seen.computeIfAbsent(token, any -> new AtomicInteger()).incrementAndGet();
        }
    }

    /// All are cut and come back while some of them write: each must see its words.
    private static void storm(
            Lab lab,
            Report report,
            String webchat,
            List<String> tokens,
            List<Page> pages,
            Map<String, AtomicInteger> seen)
            throws InterruptedException {
        List<String> back = tokens.subList(0, Math.min(STORM, tokens.size()));
        pages.forEach(Page::abort);
        long begin = System.nanoTime();
        // they write while their pages are away, then come back and read what they missed
        inParallel(
                WRITERS,
                number -> lab.api()
                        .post(
                                webchat + "/messages",
                                back.get(number),
                                "storm-" + number,
                                Map.of("text", "storm-" + number)));
        List<Page> again = open(lab, webchat, back, seen);
        report.add("storm.seconds [s]", (System.nanoTime() - begin) / 1e9);
        report.add("storm.back", again.size());
        inParallel(
                WRITERS,
                number -> lab.api()
                        .post(
                                webchat + "/messages",
                                back.get(number),
                                "again-" + number,
                                Map.of("text", "storm again")));
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (seen.size() < WRITERS && System.nanoTime() < end) {
            Lab.pause(Duration.ofMillis(50));
        }
        report.add("storm.lost", WRITERS - seen.size());
        again.forEach(Page::abort);
    }

    private interface Step {
        void run(int number) throws InterruptedException;
    }

    private static void inParallel(int all, Step step) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        var done = new CountDownLatch(all);
        for (int i = 0; i < all; i++) {
            int number = i;
            places.acquire();
            Thread.startVirtualThread(() -> {
                try {
                    step.run(number);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } finally {
                    places.release();
                    done.countDown();
                }
            });
        }
        if (!done.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("some never came back");
        }
    }
}

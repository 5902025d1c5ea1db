package parley.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import parley.demo.bench.Report.Samples;
import parley.demo.door.Api;
import parley.demo.door.Page;

/// Visitors who write, and the page of a member of staff that shows it.
final class Chatters {

    private static final int MOST = 4_000_000;
    private static final String MARK = "\"text\":\"m";
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Lab lab;
    private final String webchat;
    private final List<String> tokens = new ArrayList<>();
    private final AtomicLongArray sentAt = new AtomicLongArray(MOST);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private final Page page;
    private volatile Samples samples = new Samples();

    /// What one measurement showed.
    ///
    /// @param rate messages shown a second
    /// @param lost acknowledged and never shown
    record Result(double rate, double p50, double p99, int lost) {}

    Chatters(Lab lab, int visitors) throws IOException, InterruptedException {
        this.lab = lab;
        webchat = lab.webchat();
        page = lab.page(lab.centre().token("supervisor"), this::frame);
        for (int i = 0; i < visitors; i++) {
            String token = lab.visitor(webchat);
            tokens.add(token);
            String conversation = write(token, "hello").text("conversationId");
            page.send("{\"type\":\"watch\",\"conversationId\":\"" + conversation + "\"}");
        }
    }

    private Api.Answer write(String token, String text) throws InterruptedException {
        return lab.api().post(webchat + "/messages", token, text + "-" + token.hashCode(), Map.of("text", text));
    }

    private void frame(String frame) {
        int mark = frame.indexOf(MARK);
        if (mark < 0 || !frame.contains("\"kind\":\"entry\"")) {
            return;
        }
        long now = System.nanoTime();
        int end = frame.indexOf('"', mark + MARK.length());
        samples.add(now - sentAt.get(Integer.parseInt(frame, mark + MARK.length(), end, 10)));
        shown.incrementAndGet();
    }

    /// So many messages a second, evenly.
    Result paced(int perSecond, Duration time) throws InterruptedException {
        return measure(() -> {
            var writers = new ArrayList<Thread>();
            long begin = System.nanoTime();
            int all = (int) (perSecond * time.toSeconds());
            for (int i = 0; i < all; i++) {
                long due = begin + i * (1_000_000_000L / perSecond);
                Lab.pause(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                String token = tokens.get(i % tokens.size());
                writers.add(Thread.startVirtualThread(() -> quietly(token)));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        });
    }

    /// As many as the centre takes from so many who write at once. Each takes turns with others,
    /// because one visitor alone is held to what a person does.
    Result saturated(int writing, Duration time) throws InterruptedException {
        return measure(() -> {
            long end = System.nanoTime() + time.toNanos();
            var writers = new ArrayList<Thread>();
            for (int i = 0; i < writing; i++) {
                int first = i;
                writers.add(Thread.startVirtualThread(() -> {
                    int turn = first;
                    while (System.nanoTime() < end && quietly(tokens.get(turn % tokens.size()))) {
                        turn += writing;
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        });
    }

    /// Writes one.
    ///
    /// @return whether to go on
    private boolean quietly(String token) {
        int number = next.getAndIncrement();
        sentAt.set(number, System.nanoTime());
        try {
            if (write(token, "m" + number).isDone()) {
                acknowledged.incrementAndGet();
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private Result measure(Work work) throws InterruptedException {
        samples = new Samples();
        int before = shown.get();
        long begin = System.nanoTime();
        work.run();
        long patient = System.nanoTime() + LATE.toNanos();
        while (shown.get() < acknowledged.get() && System.nanoTime() < patient) {
            Lab.pause(Duration.ofMillis(5));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(
                (shown.get() - before) / seconds,
                samples.millis(0.5),
                samples.millis(0.99),
                acknowledged.get() - shown.get());
    }

    /// Ends the chats and closes the page.
    void leave() throws InterruptedException {
        page.abort();
        for (String token : tokens) {
            lab.api().post(webchat + "/end", token, Map.of());
        }
    }
}

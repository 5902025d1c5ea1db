package parley.insight.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;

/// A day that might have been, and what it comes to, noted while it is made up: the truth that a
/// report is held against. All times are whole minutes, so that it can be recounted minute by
/// minute.
final class RandomDay {

    static final long MINUTE = 60_000_000;
    static final List<UUID> QUEUES = List.of(new UUID(7, 1), new UUID(7, 2));
    static final List<UUID> AGENTS = List.of(new UUID(8, 1), new UUID(8, 2), new UUID(8, 3));

    /// A stay in a queue as it was meant.
    record Stay(
            UUID queue,
            String channel,
            long entered,
            @Nullable Long left,
            @Nullable UUID agent,
            String end,
            long talk,
            long hold,
            long wrap) {}

    /// A time of an item in an agent's hands.
    record Held(
            UUID agent, Tempo tempo, long from, @Nullable Long to) {}

    /// A time of being available.
    record There(UUID agent, long from, @Nullable Long to) {}

    final List<List<Segment>> items = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();
    final List<Held> held = new ArrayList<>();
    final List<There> there = new ArrayList<>();
    private final Random random;
    private final long now;

    /// @param start around which it happens
    /// @param now after which nothing is known
    RandomDay(Random random, long start, long now) {
        this.random = random;
        this.now = now;
        for (int item = random.nextInt(40); item > 0; item--) {
            new Item(start + (random.nextInt(28 * 60) - 120) * MINUTE).live();
        }
        for (UUID agent : AGENTS) {
            long at = start + random.nextInt(600) * MINUTE;
            while (at < now && random.nextInt(4) > 0) {
                long to = at + (1 + random.nextInt(300)) * MINUTE;
                there.add(new There(agent, at, to < now ? to : null));
                at = to + random.nextInt(60) * MINUTE;
            }
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// One item on its way through queues and hands.
    private final class Item {
        private final Segment.About about;
        private final List<Segment> segments = new ArrayList<>();
        private long at;

        Item(long at) {
            this.at = at;
            Tempo tempo = one(List.of(Tempo.values()));
            about = new Segment.About(
                    new UUID(random.nextLong(), random.nextLong()), new UUID(0, 9), "channel-" + tempo, tempo);
        }

        void live() {
            if (random.nextInt(8) == 0) {
                lasts("PARKED", QUEUES.getFirst(), null, "held");
            }
            UUID queue = one(QUEUES);
            String why = "enqueued";
            while (at < now) {
                String next = stay(queue, why);
                if (next.equals("over")) {
                    break;
                }
                queue = next.equals("moved") ? QUEUES.get(1 - QUEUES.indexOf(queue)) : queue;
                why = next;
            }
            if (!segments.isEmpty()) {
                items.add(segments);
            }
        }

        /// One stay, noted as it is lived.
        private String stay(UUID queue, String why) {
            long entered = at;
            lasts("QUEUED", queue, null, why);
            while (at < now && random.nextInt(3) == 0) {
                lasts("OFFERED", queue, null, "offered");
                lasts("QUEUED", queue, null, "timed-out");
            }
            if (at >= now) {
                stays.add(new Stay(queue, about.channel(), entered, null, null, "waits", 0, 0, 0));
                return "over";
            }
            return switch (random.nextInt(6)) {
                case 0 -> {
                    over("ABANDONED", queue, null, "customer-left");
                    stays.add(new Stay(queue, about.channel(), entered, at, null, "abandoned", 0, 0, 0));
                    yield "over";
                }
                case 1 -> {
                    stays.add(new Stay(queue, about.channel(), entered, at, null, "flowed", 0, 0, 0));
                    yield "moved";
                }
                default -> hands(queue, entered);
            };
        }

        private String hands(UUID queue, long entered) {
            UUID agent = one(AGENTS);
            long left = at;
            long[] times = new long[3];
            times[0] += lasts("ACTIVE", queue, agent, "accepted");
            if (at < now && random.nextInt(3) == 0) {
                times[1] += lasts("HELD", queue, agent, "interrupted");
                if (at < now) {
                    times[0] += lasts("ACTIVE", queue, agent, "resumed");
                }
            }
            String end = at >= now ? "held" : one(List.of("completed", "transferred", "returned"));
            if (end.equals("completed")) {
                times[2] += lasts("WRAP_UP", queue, agent, "customer-left");
                end = at >= now ? "held" : end;
            }
            if (end.equals("completed")) {
                over("COMPLETED", queue, agent, "completed");
            }
            stays.add(new Stay(queue, about.channel(), entered, left, agent, end, times[0], times[1], times[2]));
            return switch (end) {
                case "transferred" -> "transferred";
                case "returned" -> "agent-away";
                default -> "over";
            };
        }

        /// @return for how long, where it is over before now
        private long lasts(String state, UUID queue, @Nullable UUID agent, String why) {
            if (at >= now) {
                return 0;
            }
            long from = at;
            long to = from + random.nextInt(random.nextInt(10) == 0 ? 200 : 30) * MINUTE;
            boolean isOver = to < now;
            segments.add(new Segment(about, queue, state, agent, why, from, isOver ? to : null));
            if (agent != null) {
                held.add(new Held(agent, about.tempo(), from, isOver ? to : null));
            }
            at = isOver ? to : now;
            return isOver ? to - from : 0;
        }

        private void over(String state, UUID queue, @Nullable UUID agent, String why) {
            segments.add(new Segment(about, queue, state, agent, why, at, at));
        }
    }
}

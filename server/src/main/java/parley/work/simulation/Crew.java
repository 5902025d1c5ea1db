package parley.work.simulation;

import java.util.List;
import java.util.Map;
import parley.work.engine.Profile;

/// Agents who are alike: what they are, when they are there, how they answer and how fast they
/// work.
///
/// @param name unique in its scenario
/// @param profile what the engine knows of each of them
/// @param shift when they are there, in order; empty for always
/// @param pace how long their work takes by the name of the demand, where it is not the demand's
///     own time
/// @param speeds how fast each goes on when one, two, … are in hand at once; the last holds for
///     more, and empty is 1 for any number
public record Crew(
        String name,
        int size,
        Profile profile,
        List<Span> shift,
        Map<String, Distribution> pace,
        Answering answering,
        List<Double> speeds) {

    /// @throws IllegalArgumentException where spans overlap or a number is out of range
    public Crew {
        shift = List.copyOf(shift);
        pace = Map.copyOf(pace);
        speeds = List.copyOf(speeds);
        if (size < 0 || speeds.stream().anyMatch(speed -> !(speed > 0 && speed <= 1))) {
            throw new IllegalArgumentException("out of range: " + size + " " + speeds);
        }
        long last = -1;
        for (Span span : shift) {
            if (span.from() <= last) {
                throw new IllegalArgumentException("spans must follow each other: " + shift);
            }
            last = span.to();
        }
    }

    /// Always there, at once at the phone, and as fast as anybody.
    public static Crew of(String name, int size, Profile profile) {
        return new Crew(name, size, profile, List.of(), Map.of(), Answering.AT_ONCE, List.of());
    }

    /// A time in which they are there, in milliseconds from the beginning.
    public record Span(long from, long to) {

        /// @throws IllegalArgumentException where it ends before it begins
        public Span {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("not a span: " + from + " to " + to);
            }
        }
    }

    /// What they do when they are asked.
    ///
    /// @param after how long they need to accept or decline, in milliseconds
    /// @param rings after what time they have missed it, in milliseconds
    /// @param declines the share that they decline, 0 to 1
    /// @param misses the share that they miss, 0 to 1
    /// @param most how many they may miss in a row until they are asked no more
    /// @param backAfter after what time they are there again then, in milliseconds
    public record Answering(Distribution after, long rings, double declines, double misses, int most, long backAfter) {

        /// They take everything at once.
        public static final Answering AT_ONCE = new Answering(Distribution.NONE, 30_000, 0, 0, 2, 300_000);

        /// @throws IllegalArgumentException where a number is out of range
        public Answering {
            boolean isGood = rings > 0 && declines >= 0 && misses >= 0 && declines + misses <= 1;
            if (!isGood || most < 1 || backAfter < 1) {
                throw new IllegalArgumentException(
                        "out of range: " + rings + " " + declines + " " + misses + " " + most + " " + backAfter);
            }
        }
    }

    double speed(int inHand) {
        return speeds.isEmpty() ? 1 : speeds.get(Math.min(inHand, speeds.size()) - 1);
    }
}

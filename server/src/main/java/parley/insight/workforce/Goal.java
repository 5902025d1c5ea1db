package parley.insight.workforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.platform.kernel.ProblemException;
import parley.teletraffic.WaitingSystem;

/// What a number of agents must reach, as people write it: `SL>=0.8 in 20s`, `P(ab)<=3%`, `80/20`.
///
/// @param measure what is looked at
/// @param bound the least service level, or the most of anything else
/// @param threshold within how many seconds, for a service level
record Goal(Measure measure, double bound, double threshold) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(SL_?all|SL|P\\(\\s*[a-z]+\\s*\\)|pab|pblock|pwait|asa|occ[a-z]*)\\s*([<>=≤≥]+)\\s*(" + Measures.NUMBER
                    + ")\\s*([%％]?)(?:\\s*(?:with)?in\\s*((?:" + Measures.NUMBER + ")\\s*[a-z]*))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TARGET = Pattern.compile("([^/]+)/([^/]+)");

    /// A figure that more agents make better.
    enum Measure {
        SERVICE_LEVEL,
        OVER_WITHIN,
        ABANDONING,
        BLOCKING,
        WAITING,
        MEAN_WAIT,
        OCCUPANCY;

        boolean isLevel() {
            return this == SERVICE_LEVEL || this == OVER_WITHIN;
        }

        static Measure named(String name) {
            String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            return switch (bare) {
                case "sl" -> SERVICE_LEVEL;
                case "slall" -> OVER_WITHIN;
                case "asa" -> MEAN_WAIT;
                default -> {
                    if (bare.startsWith("pab")) {
                        yield ABANDONING;
                    }
                    if (bare.startsWith("pb")) {
                        yield BLOCKING;
                    }
                    if (bare.startsWith("pw")) {
                        yield WAITING;
                    }
                    if (bare.startsWith("occ")) {
                        yield OCCUPANCY;
                    }
                    throw new ProblemException(WorkforceProblem.GOAL_MISSING, name);
                }
            };
        }
    }

    /// Every goal in a note.
    ///
    /// @param threshold of a service level whose note says none
    /// @throws ProblemException where there is no goal in it, or one that fewer agents would
    /// reach better
    static List<Goal> in(String note, OptionalDouble threshold) {
        var goals = new ArrayList<Goal>();
        Matcher written = WRITTEN.matcher(note);
        while (written.find()) {
            goals.add(goal(written, threshold));
        }
        if (goals.isEmpty()) {
            throw new ProblemException(WorkforceProblem.GOAL_MISSING, note);
        }
        return goals;
    }

    private static Goal goal(Matcher written, OptionalDouble threshold) {
        Measure measure = Measure.named(written.group(1));
        boolean isLeast = written.group(2).matches(".*[>≥].*");
        if (measure.isLevel() != isLeast) {
            throw new ProblemException(WorkforceProblem.GOAL_CONTRARY, written.group());
        }
        OptionalDouble bound = measure == Measure.MEAN_WAIT
                ? Measures.atLeastZero(written.group(3))
                : Measures.share(written.group(3) + written.group(4));
        OptionalDouble within = written.group(5) == null ? threshold : Measures.seconds(written.group(5));
        if (bound.isEmpty() || (measure.isLevel() && within.isEmpty())) {
            throw new ProblemException(WorkforceProblem.GOAL_MISSING, written.group());
        }
        return new Goal(measure, bound.getAsDouble(), within.orElse(0));
    }

    /// `80/20`: this share answered within so many seconds; `3%`: no more than this share is lost.
    static Goal target(String word) {
        Matcher target = TARGET.matcher(word);
        boolean isLevel = target.matches();
        OptionalDouble bound = Measures.share(isLevel ? target.group(1) : word);
        OptionalDouble within = isLevel ? Measures.seconds(target.group(2)) : OptionalDouble.of(0);
        if (bound.isEmpty() || within.isEmpty()) {
            throw new ProblemException(WorkforceProblem.TARGET_INVALID, word);
        }
        return new Goal(
                isLevel ? Measure.SERVICE_LEVEL : Measure.ABANDONING, bound.getAsDouble(), within.getAsDouble());
    }

    boolean isReachedBy(WaitingSystem system) {
        return switch (measure) {
            case SERVICE_LEVEL -> system.serviceLevel(threshold) >= bound;
            case OVER_WITHIN -> system.overWithin(threshold) >= bound;
            case ABANDONING, BLOCKING -> system.abandoning() <= bound;
            case WAITING -> system.waiting() <= bound;
            case MEAN_WAIT -> system.meanWait() <= bound;
            case OCCUPANCY -> system.occupancy() <= bound;
        };
    }
}

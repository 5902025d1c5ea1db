package parley.demo.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One simulated customer's head: what to do at a given time, knowing what stands in the chat.
final class Customer {

    private static final int LONGEST_TALK = 6;

    /// What a customer does now.
    sealed interface Act {

        /// Nothing.
        record Nothing() implements Act {}

        /// Begins or stops typing.
        record Type(boolean typing) implements Act {}

        /// Says something.
        record Say(String words) implements Act {}

        /// Closes the page; ends the chat where it is still open.
        record Leave(boolean happy) implements Act {}
    }

    /// What a customer sees.
    ///
    /// @param isOver whether the chat was ended
    /// @param answers how often an agent has said something
    /// @param latest the agent's latest words
    record View(boolean isOver, int answers, String latest) {

        static final View EMPTY = new View(false, 0, "");
    }

    private final Stories stories;
    private final Stories.Story story;
    private final Random random;
    private final Deque<String> facts;
    private final Deque<String> toSay;
    private final Duration patience;
    private Instant typesAt;
    private @Nullable Instant saysAt;
    private Instant patientUntil;
    private int heard;
    private int said;
    private boolean isLeaving;
    private boolean hasNudged;
    private boolean hasSaidNumber;

    Customer(Stories stories, Random random, Instant now) {
        this.stories = stories;
        this.random = random;
        story = Stories.any(stories.stories(), random);
        facts = new ArrayDeque<>(story.facts());
        toSay = new ArrayDeque<>(story.opening());
        patience = seconds(50, 140);
        // looks at the page for a moment before writing
        typesAt = now.plus(seconds(2, 8));
        patientUntil = now.plus(patience);
    }

    /// What to do at this time.
    Act next(Instant now, View view) {
        if (view.isOver() || (isLeaving && toSay.isEmpty() && !now.isBefore(typesAt))) {
            return new Act.Leave(isLeaving);
        }
        if (view.answers() > heard) {
            listen(now, view);
        }
        if (!toSay.isEmpty()) {
            return speak(now);
        }
        if (!isLeaving && now.isAfter(patientUntil)) {
            runOutOfPatience(now);
        }
        return new Act.Nothing();
    }

    private void listen(Instant now, View view) {
        heard = view.answers();
        patientUntil = now.plus(patience);
        if (isLeaving) {
            return;
        }
        toSay.clear();
        saysAt = null;
        toSay.add(answer(view.latest()));
        // reading takes a while, too
        typesAt = now.plus(seconds(1, 4)).plusMillis(25L * view.latest().length());
    }

    private String answer(String words) {
        if (said >= LONGEST_TALK) {
            return thanks();
        }
        for (Stories.Rule rule : stories.rules()) {
            if (rule.fits(words)) {
                String say = Stories.any(rule.say(), random);
                return switch (say) {
                    case "@number" -> numberOrMore();
                    case "@thanks" -> thanks();
                    default -> say;
                };
            }
        }
        return more();
    }

    /// Nobody says a number twice who was heard the first time.
    private String numberOrMore() {
        if (hasSaidNumber) {
            return more();
        }
        hasSaidNumber = true;
        return story.number();
    }

    private String more() {
        String fact = facts.poll();
        return fact == null ? thanks() : fact;
    }

    private String thanks() {
        isLeaving = true;
        return Stories.any(stories.thanks(), random);
    }

    private Act speak(Instant now) {
        if (now.isBefore(typesAt)) {
            return new Act.Nothing();
        }
        String words = toSay.getFirst();
        if (saysAt == null) {
            // a Chinese sign takes longer than a Latin letter and says more
            saysAt = now.plusMillis(600 + (stories.language().startsWith("zh") ? 260L : 75L) * words.length());
            return new Act.Type(true);
        }
        if (now.isBefore(saysAt)) {
            return new Act.Nothing();
        }
        toSay.removeFirst();
        said++;
        saysAt = null;
        typesAt = now.plus(isLeaving ? seconds(6, 25) : seconds(1, 3));
        patientUntil = now.plus(patience);
        return new Act.Say(words);
    }

    private void runOutOfPatience(Instant now) {
        if (hasNudged || heard == 0) {
            isLeaving = true;
            if (random.nextBoolean()) {
                toSay.add(Stories.any(stories.gaveUp(), random));
            }
        } else {
            hasNudged = true;
            toSay.add(Stories.any(stories.nudge(), random));
        }
        typesAt = now;
    }

    /// Whether an agent has said anything yet.
    boolean isServed() {
        return heard > 0;
    }

    private Duration seconds(int least, int most) {
        return Duration.ofMillis(random.nextLong(least * 1000L, most * 1000L));
    }
}

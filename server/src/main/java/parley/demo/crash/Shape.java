package parley.demo.crash;

import java.time.Duration;

/// How hard a crash test is.
///
/// @param kills how often the centre is killed
/// @param longest the longest time between two kills
/// @param messages at least so many are acknowledged before the count; 0 for as many as there are
/// @param visitors how many customers write at once
/// @param endsOneIn one in so many messages is a conversation's last
/// @param pause between two words of a customer
record Shape(int kills, Duration longest, int messages, int visitors, int endsOneIn, Duration pause) {

    /// Few people and short conversations, or many words where many are asked for.
    static Shape of(int kills, Duration longest, int messages) {
        return messages == 0
                ? new Shape(kills, longest, 0, 8, 8, Duration.ofMillis(20))
                : new Shape(kills, longest, messages, 24, 150, Duration.ZERO);
    }
}

package parley.platform.live;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A place in the feed: the transaction that published the entry, then its number.
record Position(long transaction, long number) implements Comparable<Position> {

    static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::transaction).thenComparingLong(Position::number);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /// The cursor that clients keep. The epoch changes when a database is restored, because
    /// transaction numbers begin anew then.
    String cursor(String epoch) {
        return epoch + "." + Long.toString(transaction, 36) + "." + Long.toString(number, 36);
    }

    /// The position of a cursor, or null where it is not one of this epoch.
    static @Nullable Position parse(String cursor, String epoch) {
        String[] words = cursor.split("\\.", -1);
        if (words.length != 3 || !words[0].equals(epoch)) {
            return null;
        }
        try {
            return new Position(Long.parseLong(words[1], 36), Long.parseLong(words[2], 36));
        } catch (NumberFormatException malformed) {
            return null;
        }
    }
}

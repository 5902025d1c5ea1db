package parley.platform.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items in the list's order
/// @param next the cursor of the next page, or null at the end
public record Slice<T>(List<T> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /// A page of a list of which one more was asked for than fits, to know whether there is more.
    public static <T> Slice<T> page(List<T> found, int most, Function<T, String> cursor) {
        return found.size() > most
                ? new Slice<>(found.subList(0, most), cursor.apply(found.get(most - 1)))
                : whole(found);
    }

    /// A list that fits one page.
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, null);
    }
}

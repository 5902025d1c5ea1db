package parley.platform.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items in the list's order
/// @param next the cursor of the next page, or null at the end
public record Slice<T>(List<T> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /// A list that fits one page.
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, null);
    }
}

package parley.platform.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.platform.kernel.ProblemException;

/// Something that refers to a thing, which therefore stays.
///
/// @param kind in one word, for example `queue`
/// @param name as people know it
public record Use(String kind, String id, String name) {

    private static final int MOST_NAMED = 5;

    /// Refuses to remove a thing that is still referred to.
    ///
    /// @throws ProblemException `in-use` with the uses, where there are any
    public static void refuseAny(Collection<Use> uses) {
        if (!uses.isEmpty()) {
            String names = uses.stream().limit(MOST_NAMED).map(Use::name).collect(Collectors.joining(", "));
            throw new ProblemException(HttpProblem.IN_USE, uses.size() > MOST_NAMED ? names + " …" : names)
                    .with(Map.of("uses", List.copyOf(uses)));
        }
    }
}

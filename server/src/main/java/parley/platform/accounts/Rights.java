package parley.platform.accounts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.identity.Caller.Scope;

/// What somebody may do and where, put together from the roles they hold.
final class Rights {

    private Rights() {}

    /// @param lines one a grant and permission: scope kind, scope id or `-`, role, permission
    /// @param narrowedTo what a token is good for, or null for everything
    static Map<String, Set<Scope>> of(Iterable<String> lines, @Nullable Set<String> narrowedTo) {
        var rights = new HashMap<String, Set<Scope>>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            var scope =
                    new Scope(Scope.Kind.valueOf(words[0]), words[1].equals("-") ? null : UUID.fromString(words[1]));
            String permission = words[words.length - 1];
            if (narrowedTo == null || narrowedTo.contains(permission)) {
                rights.computeIfAbsent(permission, any -> new HashSet<>()).add(scope);
            }
        }
        return rights;
    }

    /// Whether one holds all that the other holds: everywhere, or in the same place.
    static boolean cover(Map<String, Set<Scope>> one, Map<String, Set<Scope>> other) {
        return other.entrySet().stream().allMatch(right -> {
            Set<Scope> held = one.getOrDefault(right.getKey(), Set.of());
            return held.contains(Scope.EVERYWHERE) || held.containsAll(right.getValue());
        });
    }
}

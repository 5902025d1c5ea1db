package parley.platform.identity;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Knows which sessions and tokens still count. Who keeps a connection open for a long time asks
/// again and again; that also tells that the session is in use.
public interface TokenWatch {

    /// Those of the given sessions and tokens that have ended, run out, or lost their person.
    Set<UUID> ended(Collection<UUID> tokenIds);
}

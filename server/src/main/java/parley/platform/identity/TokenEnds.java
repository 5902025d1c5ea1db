package parley.platform.identity;

import java.util.Set;
import java.util.UUID;

/// Told in this process, after the commit, that sessions or tokens have ended, so that connections
/// opened with them are closed at once. Other processes learn it from [TokenWatch].
public interface TokenEnds {

    /// These count no longer.
    void ended(Set<UUID> tokenIds);
}

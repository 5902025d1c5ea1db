package parley.platform.live;

import java.util.Set;
import parley.platform.identity.Caller;

/// Says what a caller's page follows from its first moment. Modules above implement it for the
/// callers they know.
public interface Audience {

    /// The topics, or none where the caller is not of this kind.
    Set<Topic> topics(Caller caller);
}

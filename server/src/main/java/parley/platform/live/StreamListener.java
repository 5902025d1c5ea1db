package parley.platform.live;

import java.util.Collection;
import parley.platform.identity.Caller;

/// Told about open pages: the agents' heartbeat.
public interface StreamListener {

    /// A page of the caller has been opened.
    void opened(Caller caller);

    /// These callers have a page that answered the server's last ping; called every 5 s.
    void alive(Collection<Caller> callers);

    /// The last page of the caller in this process is gone.
    void closed(Caller caller);
}

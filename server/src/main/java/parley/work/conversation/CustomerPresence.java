package parley.work.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where customers are while they write; channels whose customers have a page of ours implement it.
public interface CustomerPresence {

    /// A page that a customer looked at.
    ///
    /// @param at since when
    record PageView(@Nullable String url, @Nullable String title, Instant at) {}

    /// When the customer was last there: the present moment while a page of theirs is open. Never
    /// earlier than the start of this process, because nobody could be there while it was away.
    ///
    /// @param party how the channel knows the customer
    /// @return empty where nothing is known of such a party, which does not mean that they left
    Optional<Instant> lastSeen(UUID channelId, String party);

    /// The pages that the customer looked at, the newest first; none where nothing is known.
    List<PageView> pages(UUID channelId, String party);
}

package parley.channel;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.conversation.ChannelDirectory;
import parley.work.routing.QueueId;

/// The configured channels and their adapters.
@Service
public class Channels implements ChannelDirectory {

    private final ChannelStore store;
    private final Ids ids;
    private final Map<ChannelKey, ChannelAdapter> adapters = new LinkedHashMap<>();

    Channels(ChannelStore store, Ids ids, List<ChannelAdapter> adapters) {
        this.store = store;
        this.ids = ids;
        for (ChannelAdapter adapter : adapters) {
            if (this.adapters.put(adapter.key(), adapter) != null) {
                throw new IllegalStateException("two adapters for " + adapter.key());
            }
        }
    }

    /// Adds a channel.
    ///
    /// @param settings the adapter's settings as JSON
    @Transactional
    public Channel add(ChannelKey key, String name, QueueId queue, String settings) {
        adapter(key);
        var channel = new Channel(new ChannelId(ids.next()), key, name, queue, settings, true);
        store.insert(channel);
        return channel;
    }

    /// The channel, where it is switched on.
    ///
    /// @throws ProblemException `not-found`
    public Channel active(ChannelId id) {
        return store.find(id).filter(Channel::isActive).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// The kinds of channels that this build has, by name.
    public List<ChannelKey> kinds() {
        return adapters.keySet().stream()
                .sorted(Comparator.comparing(ChannelKey::value))
                .toList();
    }

    /// All channels by name.
    public List<Channel> all() {
        return store.all();
    }

    ChannelAdapter adapter(ChannelKey key) {
        ChannelAdapter adapter = adapters.get(key);
        if (adapter == null) {
            throw new IllegalStateException("no adapter for " + key);
        }
        return adapter;
    }

    @Override
    public ChannelFacts facts(UUID channelId) {
        Channel channel = store.find(new ChannelId(channelId))
                .orElseThrow(() -> new IllegalStateException("channels are switched off, never deleted"));
        return new ChannelFacts(channel.name(), adapter(channel.key()).capabilities());
    }
}

package parley.channel;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.conversation.ChannelDirectory;
import parley.work.queue.QueueId;

/// The configured channels and their adapters.
@Service
public class Channels implements ChannelDirectory {

    private final ChannelStore store;
    private final ChannelSettings settings;
    private final Ids ids;
    private final Map<ChannelKey, ChannelAdapter<?>> adapters = new LinkedHashMap<>();

    Channels(ChannelStore store, ChannelSettings settings, Ids ids, List<ChannelAdapter<?>> adapters) {
        this.store = store;
        this.settings = settings;
        this.ids = ids;
        for (ChannelAdapter<?> adapter : adapters) {
            ChannelKey key = adapter.descriptor().key();
            if (this.adapters.put(key, adapter) != null) {
                throw new IllegalStateException("two adapters for " + key);
            }
        }
    }

    /// Adds a channel.
    ///
    /// @param settings the adapter's settings as JSON
    @Transactional
    public Channel add(ChannelKey key, String name, QueueId queue, String settings) {
        return add(key, name, queue, settings, true);
    }

    Channel add(ChannelKey key, String name, QueueId queue, String settings, boolean isActive) {
        adapter(key);
        var channel = new Channel(new ChannelId(ids.next()), key, name, queue, settings, isActive);
        store.insert(channel);
        return channel;
    }

    /// The channel, where it is switched on.
    ///
    /// @throws ProblemException `not-found`
    public Channel active(ChannelId id) {
        return ifActive(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    Optional<Channel> ifActive(ChannelId id) {
        return store.find(id).filter(Channel::isActive);
    }

    /// The channel, also where it is switched off.
    ///
    /// @throws ProblemException `not-found`
    Channel find(ChannelId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// The settings of a channel of this adapter, defaults filled in and secrets opened.
    public <S extends Record> S settings(ChannelAdapter<S> adapter, Channel channel) {
        return settings.read(adapter, channel);
    }

    /// The kinds of channels that this build has, by name.
    public List<ChannelKey> kinds() {
        return adapters.keySet().stream()
                .sorted(Comparator.comparing(ChannelKey::value))
                .toList();
    }

    /// What a kind is called.
    public String name(ChannelKey kind, Locale language) {
        return ChannelForm.name(adapter(kind).descriptor(), language);
    }

    /// Whether its customers' own pages follow the live stream.
    public boolean followsStream(Channel channel) {
        return adapter(channel.key()).descriptor().capabilities().followsStream();
    }

    /// All channels by name.
    public List<Channel> all() {
        return store.all();
    }

    /// Every adapter, by its key.
    List<ChannelAdapter<?>> adapters() {
        return adapters.values().stream()
                .sorted(Comparator.comparing(
                        adapter -> adapter.descriptor().key().value()))
                .toList();
    }

    ChannelAdapter<?> adapter(ChannelKey key) {
        ChannelAdapter<?> adapter = adapters.get(key);
        if (adapter == null) {
            throw new IllegalStateException("no adapter for " + key);
        }
        return adapter;
    }

    @Override
    public ChannelFacts facts(UUID channelId) {
        Channel channel = store.find(new ChannelId(channelId))
                .orElseThrow(() -> new IllegalStateException("channels are switched off, never deleted"));
        return new ChannelFacts(
                channel.name(), adapter(channel.key()).descriptor().capabilities());
    }
}

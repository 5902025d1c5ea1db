package parley.channel;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// What administrators do to channels; every change is audited, without the secrets.
@Component
class ChannelAdministration {

    private final Channels channels;
    private final ChannelStore store;
    private final ChannelSettings settings;
    private final Queues queues;
    private final Audit audit;
    private final InstantSource clock;

    ChannelAdministration(
            Channels channels,
            ChannelStore store,
            ChannelSettings settings,
            Queues queues,
            Audit audit,
            InstantSource clock) {
        this.channels = channels;
        this.store = store;
        this.settings = settings;
        this.queues = queues;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is to hold.
    ///
    /// @param settings what is not in it takes its default, but a secret that is not in it stays
    record Wanted(String name, QueueId queue, boolean isActive, Map<String, Object> settings) {}

    /// Adds a channel.
    ///
    /// @throws ProblemException `channel-kind-unknown`, or what does not fit
    @Transactional
    public ChannelStore.Stored create(Actor actor, String kind, Wanted wanted) {
        ChannelAdapter<?> adapter = channels.adapters().stream()
                .filter(one -> one.descriptor().key().value().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ChannelProblem.CHANNEL_KIND_UNKNOWN, kind));
        requireQueue(wanted.queue());
        ChannelSettings.Wanted checked = settings.check(adapter, null, wanted.settings());
        Channel channel = channels.add(
                adapter.descriptor().key(), wanted.name(), wanted.queue(), checked.plain(), wanted.isActive());
        return write(actor, "channel.created", null, channel, checked);
    }

    /// Replaces what a channel is.
    @Transactional
    public ChannelStore.Stored change(Actor actor, ChannelId id, Wanted wanted) {
        Channel before = locked(id);
        requireQueue(wanted.queue());
        ChannelSettings.Wanted checked = settings.check(channels.adapter(before.key()), before, wanted.settings());
        var after = new Channel(id, before.key(), wanted.name(), wanted.queue(), checked.plain(), wanted.isActive());
        return write(actor, "channel.changed", facts(before), after, checked);
    }

    private ChannelStore.Stored write(
            Actor actor,
            String action,
            @Nullable Map<String, Object> before,
            Channel after,
            ChannelSettings.Wanted checked) {
        var now = clock.instant();
        store.update(after, now, actor.name());
        checked.secrets().forEach((name, text) -> {
            if (text == null) {
                store.forgetSecret(after.id(), name);
            } else {
                store.putSecret(after.id(), name, settings.seal(after.id(), name, text), now, actor.name());
            }
        });
        audit.record(actor, action, subject(after), before, facts(after));
        return store.stored(after.id()).orElseThrow();
    }

    /// Deletes a channel by which nothing has come in yet.
    ///
    /// @throws ProblemException `channel-in-use`
    @Transactional
    public void delete(Actor actor, ChannelId id) {
        Channel channel = locked(id);
        if (store.isUsed(id)) {
            throw new ProblemException(ChannelProblem.CHANNEL_IN_USE);
        }
        Map<String, Object> before = facts(channel);
        store.delete(id);
        audit.record(actor, "channel.deleted", subject(channel), before, null);
    }

    private Channel locked(ChannelId id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    private void requireQueue(QueueId queue) {
        if (queues.all().stream().noneMatch(one -> one.id().equals(queue))) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "queueId");
        }
    }

    private Map<String, Object> facts(Channel channel) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("type", channel.key().value());
        facts.put("name", channel.name());
        facts.put("queueId", channel.queue().value().toString());
        facts.put("isEnabled", channel.isActive());
        facts.put("settings", settings.view(channels.adapter(channel.key()), channel));
        return facts;
    }

    private static Audit.Subject subject(Channel channel) {
        return new Audit.Subject("channel", channel.id().value().toString(), channel.name());
    }
}

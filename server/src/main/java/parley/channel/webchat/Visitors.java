package parley.channel.webchat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import parley.channel.Channel;
import parley.channel.ChannelId;
import parley.channel.Channels;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Authenticator;
import parley.platform.identity.Caller;
import parley.platform.identity.Secrets;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.platform.live.Audience;
import parley.platform.live.StreamAddress;
import parley.platform.live.Topic;
import parley.work.conversation.Conversations;
import parley.work.queue.Queues;

/// Gives visitors their tokens, knows them again, and says what their page follows.
@Component
class Visitors implements Authenticator, Audience {

    static final String PERMISSION = "webchat.visit";

    private static final String PREFIX = "pv_";

    private final WebchatStore store;
    private final KnownVisitors known;
    private final Channels channels;
    private final WebchatAdapter adapter;
    private final Queues queues;
    private final Making making;

    /// What a new visitor is made of.
    @Component
    record Making(Secrets secrets, Ids ids, InstantSource clock) {}

    Visitors(
            WebchatStore store,
            KnownVisitors known,
            Channels channels,
            WebchatAdapter adapter,
            Queues queues,
            Making making) {
        this.store = store;
        this.known = known;
        this.channels = channels;
        this.adapter = adapter;
        this.queues = queues;
        this.making = making;
    }

    @Bean
    static StreamAddress webchatStream() {
        return new StreamAddress("/api/v1/webchat/*/stream");
    }

    /// A new visitor's id and token; the token's text is given this once.
    record Welcome(UUID visitorId, String token) {}

    /// Somebody who wants to chat, as the widget sees them.
    ///
    /// @param origin the host page's origin, where the widget knows it
    record Arrival(
            @Nullable String origin,
            String language,
            @Nullable String url,
            @Nullable String title) {}

    /// Lets somebody in.
    ///
    /// @param host what this centre was called by
    /// @throws ProblemException `not-found` for a channel that is none, `origin-not-allowed`
    @Transactional
    public Welcome welcome(ChannelId id, Arrival arrival, @Nullable String host) {
        Channel channel = channel(id);
        if (!Origins.allows(settings(channel).allowedOrigins(), arrival.origin(), host)) {
            throw new ProblemException(WebchatProblem.ORIGIN_NOT_ALLOWED);
        }
        Instant now = making.clock().instant();
        String token = making.secrets().token(PREFIX);
        var visitor = new Visitor(making.ids().next(), id, arrival.language());
        store.insert(visitor, Secrets.hash(token), arrival.url(), arrival.title(), now);
        if (arrival.url() != null) {
            store.addPage(visitor.id(), arrival.url(), arrival.title(), now, VisitorTalk.PAGES_KEPT);
        }
        return new Welcome(visitor.id(), token);
    }

    /// The channel, which must be a web chat.
    Channel channel(ChannelId id) {
        Channel channel = channels.active(id);
        if (!channel.key().equals(WebchatAdapter.KEY)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return channel;
    }

    /// Whether somebody answers at the moment: the hours of the channel's queue decide.
    Queues.Opening opening(Channel channel) {
        return queues.opening(channel.queue());
    }

    WebchatSettings settings(Channel channel) {
        return channels.settings(adapter, channel);
    }

    /// The visitor whose token came with the request, who must be the channel's own.
    Visitor visitor(Caller caller, ChannelId channel) {
        Caller.Party party = caller.party().orElseThrow(() -> new ProblemException(HttpProblem.FORBIDDEN));
        if (!party.channelId().equals(channel.value())) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return new Visitor(UUID.fromString(party.name()), channel, caller.language());
    }

    @Override
    public @Nullable Caller authenticate(String token) {
        if (!token.startsWith(PREFIX)) {
            return null;
        }
        return known.byToken(Secrets.hash(token), store::byToken)
                .map(visitor -> new Caller(
                        new Actor.Customer(visitor.id(), "visitor"),
                        null,
                        Set.of(PERMISSION),
                        new Caller.Party(visitor.channel().value(), visitor.party(), visitor.language())))
                .orElse(null);
    }

    @Override
    public Set<Topic> topics(Caller caller) {
        return caller.party()
                .map(party -> Set.of(Conversations.topic(party.channelId(), party.name())))
                .orElse(Set.of());
    }
}

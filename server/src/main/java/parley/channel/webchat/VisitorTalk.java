package parley.channel.webchat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.customer.Customers;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;
import parley.work.conversation.Conversation;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;
import parley.work.conversation.CustomerPresence.PageView;
import parley.work.conversation.Entry;

/// What a visitor says beside their messages: who they are, where they are, and how it was.
@Service
class VisitorTalk {

    static final int PAGES_KEPT = 50;

    private final Customers customers;
    private final Conversations conversations;
    private final IdentitySecrets secrets;
    private final WebchatStore store;
    private final RatingStore ratings;
    private final InstantSource clock;

    VisitorTalk(
            Customers customers,
            Conversations conversations,
            IdentitySecrets secrets,
            WebchatStore store,
            RatingStore ratings,
            InstantSource clock) {
        this.customers = customers;
        this.conversations = conversations;
        this.secrets = secrets;
        this.store = store;
        this.ratings = ratings;
        this.clock = clock;
    }

    /// The host page's word on who the visitor is.
    ///
    /// @throws ProblemException `identity-invalid`, `identity-expired`, `identity-of-another`
    @Transactional
    public void identify(Visitor visitor, String token) {
        var proof = SignedIdentity.verify(token, secrets.open(visitor.channel()), visitor.channel(), clock.instant());
        customers.prove(visitor.identity(), proof, visitor.language());
    }

    /// Where the visitor says that they can be reached. It stands beside the words, not before
    /// them: a repeated message says it again, and nothing is lost.
    @Transactional
    public void reachableBy(Visitor visitor, String contact) {
        customers.say(visitor.identity(), contact);
    }

    /// The visitor looks at another page.
    @Transactional
    public void moved(Visitor visitor, @Nullable String url, @Nullable String title) {
        var page = new PageView(clean(url), clean(title), clock.instant());
        store.addPage(visitor.id(), page.url(), page.title(), page.at(), PAGES_KEPT);
        conversations.moved(visitor.channel().value(), visitor.party(), page);
    }

    /// How the visitor found it, once.
    ///
    /// @throws ProblemException `not-found` for another's conversation or where the channel does
    ///     not ask, `already-rated`
    @Transactional
    public void rate(
            Visitor visitor, WebchatSettings settings, ConversationId id, int score, @Nullable String comment) {
        Conversation conversation = conversations.find(id);
        boolean isOwn = conversation.channelId().equals(visitor.channel().value())
                && conversation.party().equals(visitor.party());
        if (!isOwn || !settings.asksRating()) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        String words = clean(comment);
        if (!ratings.insert(id, visitor.channel(), score, words, clock.instant())) {
            throw new ProblemException(WebchatProblem.ALREADY_RATED);
        }
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("score", score);
        if (words != null) {
            arguments.put("comment", words);
        }
        conversations.event(conversation, "rated", arguments, Entry.Visibility.INTERNAL);
    }

    boolean isRated(ConversationId id) {
        return ratings.isRated(id);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }
}

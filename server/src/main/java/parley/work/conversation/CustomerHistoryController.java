package parley.work.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.people.customer.Customer;
import parley.people.customer.CustomerId;
import parley.people.customer.Customers;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;
import parley.work.routing.Ending;
import parley.work.routing.Routing;

/// What staff see around a conversation: what the customer wrote before, and where they are now.
@RestController
@RequestMapping("/api/v1")
class CustomerHistoryController {

    private static final int PAGE = 20;
    private static final Instant LAST_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Customers customers;
    private final Conversations conversations;
    private final CustomerHistoryStore history;
    private final ConversationViews views;
    private final ConversationAccess access;
    private final ObjectProvider<CustomerPresence> presences;
    private final Routing routing;

    CustomerHistoryController(
            Customers customers,
            Conversations conversations,
            CustomerHistoryStore history,
            ConversationViews views,
            ConversationAccess access,
            ObjectProvider<CustomerPresence> presences,
            Routing routing) {
        this.customers = customers;
        this.conversations = conversations;
        this.history = history;
        this.views = views;
        this.access = access;
        this.presences = presences;
        this.routing = routing;
    }

    /// @param lastSeenAt when the customer was last there; null where that cannot be known
    record Whereabouts(@Nullable Instant lastSeenAt, List<CustomerPresence.PageView> pages) {}

    /// How it ended.
    ///
    /// @param code the wrap-up code
    /// @param name what that is called in the caller's language
    /// @param summary the agent's own words
    record OutcomeView(
            @Nullable String code,
            @Nullable String name,
            @Nullable String summary) {

        static @Nullable OutcomeView of(@Nullable Ending ending, Locale locale) {
            return ending == null ? null : new OutcomeView(ending.code(), ending.name(locale), ending.summary());
        }
    }

    /// @param outcome null where nothing was said of it
    record Earlier(
            @JsonUnwrapped ConversationView conversation,
            @Nullable OutcomeView outcome) {}

    /// Newest first, each with what came of it.
    @GetMapping("/customers/{id}/conversations")
    @Requires("conversation.read")
    Slice<Earlier> conversations(
            Caller caller,
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable ConversationId after,
            Locale locale) {
        Customer customer = customers.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        var agent = new AgentId(caller.person().value());
        boolean all = caller.may("conversation.read-all") || history.worksFor(agent, customer.id());
        Instant beforeTime = LAST_TIME;
        UUID beforeId = LAST_ID;
        if (after != null) {
            Conversation last = conversations.find(after);
            beforeTime = last.openedAt();
            beforeId = last.id().value();
        }
        List<ConversationId> found = history.of(customer.id(), agent.value(), all, beforeTime, beforeId, PAGE + 1);
        List<ConversationId> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new Slice<>(
                earlier(page, locale),
                found.size() > PAGE ? page.getLast().value().toString() : null);
    }

    private List<Earlier> earlier(List<ConversationId> page, Locale locale) {
        Map<UUID, Ending> endings =
                routing.endings(page.stream().map(ConversationId::value).toList());
        return views.views(page.stream().map(conversations::find).toList()).stream()
                .map(view ->
                        new Earlier(view, OutcomeView.of(endings.get(view.id().value()), locale)))
                .toList();
    }

    @GetMapping("/conversations/{id}/whereabouts")
    @Requires("conversation.read")
    Whereabouts whereabouts(Caller caller, @PathVariable ConversationId id) {
        Conversation conversation = access.readable(caller, id);
        UUID channel = conversation.channelId();
        String party = conversation.party();
        return new Whereabouts(
                presences
                        .orderedStream()
                        .map(presence -> presence.lastSeen(channel, party))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                presences
                        .orderedStream()
                        .flatMap(presence -> presence.pages(channel, party).stream())
                        .toList());
    }
}

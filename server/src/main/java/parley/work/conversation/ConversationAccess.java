package parley.work.conversation;

import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.kernel.ProblemException;
import parley.work.routing.Routing;

/// Who may read which conversation.
@Component
class ConversationAccess {

    private final ConversationStore store;
    private final CustomerHistoryStore history;
    private final Routing routing;

    ConversationAccess(ConversationStore store, CustomerHistoryStore history, Routing routing) {
        this.store = store;
        this.history = history;
        this.routing = routing;
    }

    /// The conversation, for who works on it, is being offered it, took part in it, works for the
    /// same customer now, or may read all.
    ///
    /// @throws ProblemException `not-found` for everybody else, as if it were not there
    Conversation readable(Caller caller, ConversationId id) {
        return store.find(id)
                .filter(conversation -> mayRead(caller, conversation))
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Whether [#readable] would give it.
    boolean mayRead(Caller caller, ConversationId id) {
        return store.find(id)
                .filter(conversation -> mayRead(caller, conversation))
                .isPresent();
    }

    private boolean mayRead(Caller caller, Conversation conversation) {
        if (caller.may("conversation.read-all")) {
            return true;
        }
        var agent = new AgentId(caller.person().value());
        return agent.equals(conversation.agentId())
                || routing.isOfferedTo(conversation.id().value(), agent)
                || store.tookPart(conversation.id(), agent)
                || history.worksFor(agent, conversation.customerId());
    }
}

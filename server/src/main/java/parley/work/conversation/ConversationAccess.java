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
    private final Conversations conversations;
    private final Routing routing;

    ConversationAccess(
            ConversationStore store, CustomerHistoryStore history, Conversations conversations, Routing routing) {
        this.store = store;
        this.history = history;
        this.conversations = conversations;
        this.routing = routing;
    }

    /// The conversation, for who works on it, is being offered it, took part in it, works for the
    /// same customer now, or may read all.
    ///
    /// @throws ProblemException `not-found` for everybody else, as if it were not there
    Conversation readable(Caller caller, ConversationId id) {
        Conversation conversation = conversations.find(id);
        if (caller.may("conversation.read-all")) {
            return conversation;
        }
        var agent = new AgentId(caller.person().value());
        if (agent.equals(conversation.agentId())
                || routing.isOfferedTo(id.value(), agent)
                || store.tookPart(id, agent)
                || history.worksFor(agent, conversation.customerId())) {
            return conversation;
        }
        throw new ProblemException(HttpProblem.NOT_FOUND);
    }
}

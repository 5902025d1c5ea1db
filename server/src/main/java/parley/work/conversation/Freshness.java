package parley.work.conversation;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import parley.people.staff.Agent;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ProblemException;

/// Keeps an answer from being sent that was written before something its writer should know.
@Component
class Freshness {

    private final LockedHeadStore heads;
    private final EntryStore entries;

    Freshness(LockedHeadStore heads, EntryStore entries) {
        this.heads = heads;
        this.entries = entries;
    }

    /// The conversation, which stays as it is until the transaction ends.
    Conversation lock(ConversationId id) {
        return heads.lock(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Refuses where somebody else has answered, or the conversation has changed hands or state,
    /// after what the agent has read. In a live chat a new line of the customer's is no reason:
    /// customers write several in a row; in a mail it is.
    ///
    /// @throws ProblemException `stale-reply`, with what has changed, by whom and when
    void require(Conversation conversation, Agent agent, Tempo tempo, long seenSeq) {
        entries.newsSince(conversation.id(), seenSeq, agent.id(), tempo == Tempo.DEFERRED)
                .ifPresent(news -> {
                    throw refusal(news);
                });
    }

    private static ProblemException refusal(Entry news) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("seq", news.seq());
        facts.put("at", news.at().toString());
        if (news.content() instanceof Content.Event event) {
            facts.put("change", event.event());
            Object by = event.arguments().get("by");
            if (by != null) {
                facts.put("by", by);
            }
            return new ProblemException(ConversationProblem.STALE_REPLY, 2, "").with(facts);
        }
        boolean isCustomer = news.author().kind() == Author.Kind.CUSTOMER;
        String name = news.author().name();
        facts.put("change", isCustomer ? "customer-wrote" : "answered");
        if (name != null) {
            facts.put("by", name);
        }
        return new ProblemException(ConversationProblem.STALE_REPLY, isCustomer ? 1 : 0, name == null ? "" : name)
                .with(facts);
    }
}

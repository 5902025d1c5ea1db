package parley.work.queue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.AgentId;
import parley.platform.kernel.ProblemException;

/// Agents who serve another queue than theirs for a while. Who was set up to serve a queue is not
/// changed by it: a loan lies above that, and its end leaves what was before, or what has been set
/// up meanwhile.
@Service
public class Loans {

    private final LoanStore store;
    private final Queues queues;
    private final ObjectProvider<QueueListener> listeners;

    Loans(LoanStore store, Queues queues, ObjectProvider<QueueListener> listeners) {
        this.store = store;
        this.queues = queues;
        this.listeners = listeners;
    }

    /// They serve the one queue instead of the other from now on; those who wait in either are
    /// decided anew at once.
    ///
    /// @param priority in the queue to which they are lent
    /// @throws ProblemException `agent-lent` where somebody is lent already, `agent-not-member`
    ///     where somebody does not serve the queue that lends them, `queue-unknown`
    @Transactional
    public void lend(Collection<AgentId> agents, QueueId from, QueueId to, int priority) {
        queues.keep(from);
        queues.keep(to);
        if (store.isAnyLent(agents)) {
            throw new ProblemException(QueueProblem.AGENT_LENT);
        }
        if (store.serving(from, agents).size() < agents.size()) {
            throw new ProblemException(QueueProblem.AGENT_NOT_MEMBER);
        }
        if (store.lend(agents, from, to, priority) < agents.size()) {
            throw new ProblemException(QueueProblem.AGENT_LENT);
        }
        tell(Set.of(from, to));
    }

    /// They serve again what they were set up to serve; who is not lent stays where they are.
    @Transactional
    public void giveBack(Collection<AgentId> agents) {
        tell(store.end(agents));
    }

    private void tell(Collection<QueueId> changed) {
        for (QueueId queue : List.copyOf(changed)) {
            listeners.orderedStream().forEach(listener -> listener.changed(queue));
        }
    }
}

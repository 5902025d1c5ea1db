package parley.people.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.identity.SessionFacts;
import parley.platform.kernel.ProblemException;
import parley.platform.live.Audience;
import parley.platform.live.Topic;

/// The agents of the centre.
@Service
public class Staff implements SessionFacts, Audience {

    private final StaffStore store;

    Staff(StaffStore store) {
        this.store = store;
    }

    /// Lets a person take work.
    public AgentId hire(PersonId person, String name, String alias) {
        var id = new AgentId(person.value());
        store.insert(new Agent(id, name, alias));
        return id;
    }

    /// The agent, where the person is one.
    public Optional<Agent> find(AgentId id) {
        return store.find(id);
    }

    /// All agents by name.
    public List<Agent> all() {
        return store.all();
    }

    /// The agent who calls.
    ///
    /// @throws ProblemException `not-an-agent` where the caller takes no work, which is not a
    ///     matter of rights: an administrator may do everything and still be no agent
    public Agent agent(Caller caller) {
        return find(new AgentId(caller.person().value()))
                .orElseThrow(() -> new ProblemException(StaffProblem.NOT_AN_AGENT));
    }

    /// The topic that carries everything addressed to one agent.
    public static Topic topic(AgentId agent) {
        return new Topic("agent:" + agent.value());
    }

    @Override
    public Map<String, Object> facts(PersonId person) {
        return find(new AgentId(person.value()))
                .<Map<String, Object>>map(agent -> Map.of("agentId", agent.id()))
                .orElse(Map.of());
    }

    @Override
    public Set<Topic> topics(Caller caller) {
        return caller.isStaff() ? Set.of(topic(new AgentId(caller.person().value()))) : Set.of();
    }
}

package parley.people.staff;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.identity.SessionFacts;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.platform.live.Audience;
import parley.platform.live.Topic;

/// The agents of the centre.
@Service
public class Staff implements SessionFacts, Audience {

    private final StaffStore store;
    private final StaffListeners listeners;
    private final Teams teams;
    private final Skills skills;
    private final Audit audit;

    Staff(StaffStore store, StaffListeners listeners, Teams teams, Skills skills, Audit audit) {
        this.store = store;
        this.listeners = listeners;
        this.teams = teams;
        this.skills = skills;
        this.audit = audit;
    }

    /// Lets a person take work.
    ///
    /// @param alias the name that customers see
    /// @param levels how well they have which skill, 1 to 5
    @Transactional
    public AgentId hire(PersonId person, String name, String alias, int mostLiveTexts, Map<SkillId, Integer> levels) {
        var id = new AgentId(person.value());
        List<AgentDetails.Level> held = levels.entrySet().stream()
                .map(level -> new AgentDetails.Level(level.getKey(), level.getValue()))
                .toList();
        change(new AgentDetails(id, name, alias, true, true, mostLiveTexts, List.of(), held), Actor.SYSTEM);
        return id;
    }

    /// Adds a team.
    @Transactional
    public TeamId addTeam(String name, Set<AgentId> members, Actor actor) {
        return teams.create(actor, new Teams.Wanted(name, members)).id();
    }

    /// Adds a skill.
    @Transactional
    public SkillId addSkill(String name, Actor actor) {
        return skills.create(actor, name).id();
    }

    /// Whoever is or was an agent.
    public Optional<Agent> find(AgentId id) {
        return store.find(id);
    }

    /// All who take work now, by name.
    public List<Agent> all() {
        return store.working();
    }

    /// The agent who calls.
    ///
    /// @throws ProblemException `not-an-agent` where the caller takes no work, which is not a
    ///     matter of rights: an administrator may do everything and still be no agent
    public Agent agent(Caller caller) {
        return store.findWorking(new AgentId(caller.person().value()))
                .orElseThrow(() -> new ProblemException(StaffProblem.NOT_AN_AGENT));
    }

    /// Makes sure that all of them take work.
    ///
    /// @throws ProblemException `agent-unknown`
    public void requireAgents(Collection<AgentId> agents) {
        if (store.countAgents(agents) < agents.size()) {
            throw new ProblemException(StaffProblem.AGENT_UNKNOWN);
        }
    }

    /// Makes sure that the skills are there and stay until the transaction ends.
    ///
    /// @throws ProblemException `skill-unknown`
    public void requireSkills(Collection<SkillId> skills) {
        if (!store.keepSkills(skills)) {
            throw new ProblemException(StaffProblem.SKILL_UNKNOWN);
        }
    }

    /// Makes sure that the teams are there and stay until the transaction ends.
    ///
    /// @throws ProblemException `team-unknown`
    public void requireTeams(Collection<TeamId> wanted) {
        if (!store.keepTeams(wanted)) {
            throw new ProblemException(StaffProblem.TEAM_UNKNOWN);
        }
    }

    /// Takes over what is known of a person's work, at once for who waits.
    ///
    /// Who holds work cannot stop being an agent: a customer is in the middle of it. An account
    /// can be switched off at any time; the work then goes back to its queue like that of any
    /// desk that is gone.
    ///
    /// @throws ProblemException `agent-holds-work`, `team-unknown`, `skill-unknown`
    @Transactional
    void change(AgentDetails wanted, Actor actor) {
        requireTeams(wanted.teamIds());
        requireSkills(wanted.skills().stream().map(AgentDetails.Level::skillId).toList());
        AgentDetails before = store.lock(wanted.id()).orElse(null);
        boolean stops = before != null && before.isAgent() && !wanted.isAgent();
        if (stops && listeners.holdsWork(wanted.id())) {
            throw new ProblemException(StaffProblem.AGENT_HOLDS_WORK, wanted.name());
        }
        store.save(wanted);
        AgentDetails after = store.details(wanted.id()).orElseThrow();
        if (!after.equals(before)) {
            listeners.agentChanged(wanted.id());
            audit.record(
                    actor,
                    "agent.changed",
                    new Audit.Subject("person", wanted.id().value().toString(), wanted.name()),
                    before,
                    after);
        }
    }

    /// The topic that carries everything addressed to one agent.
    public static Topic topic(AgentId agent) {
        return new Topic("agent:" + agent.value());
    }

    @Override
    public Map<String, Object> facts(PersonId person) {
        return store.findWorking(new AgentId(person.value()))
                .<Map<String, Object>>map(agent -> Map.of("agentId", agent.id()))
                .orElse(Map.of());
    }

    @Override
    public Set<Topic> topics(Caller caller) {
        return caller.isStaff() ? Set.of(topic(new AgentId(caller.person().value()))) : Set.of();
    }
}

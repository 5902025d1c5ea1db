package parley.work.strategy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Profile;
import parley.work.queue.QueueId;

/// The centre at one moment, as far as a strategy is held against it.
///
/// @param skills names by id
/// @param agents who takes work
/// @param plans by which definition queues are served, of those that have one
record CentreFacts(
        Map<UUID, String> skills,
        Map<UUID, String> teams,
        Map<QueueId, String> queues,
        Map<AgentId, Worker> agents,
        Map<QueueId, StrategyDefinition> plans)
        implements Names {

    CentreFacts {
        skills = Map.copyOf(skills);
        teams = Map.copyOf(teams);
        queues = Map.copyOf(queues);
        agents = Map.copyOf(agents);
        plans = Map.copyOf(plans);
    }

    /// Somebody who takes work.
    ///
    /// @param profile with the queues, skills and attributes that strategies ask about
    record Worker(String name, Profile profile) {}

    @Override
    public @Nullable UUID find(Kind kind, String name) {
        return switch (kind) {
            case SKILL -> id(skills.entrySet().stream(), name);
            case TEAM -> id(teams.entrySet().stream(), name);
            case QUEUE ->
                id(
                        queues.entrySet().stream()
                                .map(queue -> Map.entry(queue.getKey().value(), queue.getValue())),
                        name);
        };
    }

    private static @Nullable UUID id(Stream<Map.Entry<UUID, String>> all, String name) {
        Optional<UUID> found = all.filter(one -> one.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
        return found.orElse(null);
    }

    /// What was written down with its id is that, as long as it is there.
    Names knowing(Map<String, UUID> written) {
        Names kept = (kind, name) -> {
            UUID id = written.get(kind.key(name));
            return id != null && isThere(kind, id) ? id : null;
        };
        return kept.or(this);
    }

    private boolean isThere(Kind kind, UUID id) {
        return switch (kind) {
            case SKILL -> skills.containsKey(id);
            case TEAM -> teams.containsKey(id);
            case QUEUE -> queues.containsKey(new QueueId(id));
        };
    }

    /// The queues that a strategy would serve, with itself in the place of what serves them now.
    CentreFacts with(List<QueueId> served, StrategyDefinition definition) {
        var changed = new java.util.HashMap<>(plans);
        served.forEach(queue -> changed.put(queue, definition));
        return new CentreFacts(skills, teams, queues, agents, changed);
    }
}

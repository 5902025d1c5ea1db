package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.people.staff.TeamId;
import parley.work.wellbeing.Occupancy.Span;

/// How busy everybody has been.
@Component
class Strains {

    private final LimitsStore limits;
    private final StrainStore store;
    private final RestStore rests;

    Strains(LimitsStore limits, StrainStore store, RestStore rests) {
        this.limits = limits;
        this.store = store;
        this.rests = rests;
    }

    /// Of everybody for whom limits hold, in the window of those limits; after a rest it begins
    /// anew, because otherwise a rest would be followed by the next one.
    Map<AgentId, Occupancy> occupancies(Collection<WellbeingLimits> all, Instant now) {
        Duration longest = all.stream()
                .map(WellbeingLimits::window)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (longest.isZero()) {
            return Map.of();
        }
        Instant from = now.minus(longest);
        Map<AgentId, List<Span>> busy = store.busy(from);
        Map<AgentId, List<Span>> available = store.available(from);
        Map<AgentId, Instant> rested = rests.lastEnded(from);
        Map<AgentId, Set<TeamId>> teams = limits.teams();
        Set<AgentId> agents = new HashSet<>(busy.keySet());
        agents.addAll(available.keySet());
        var found = new HashMap<AgentId, Occupancy>();
        for (AgentId agent : agents) {
            WellbeingLimits.of(all, teams.get(agent)).ifPresent(its -> {
                Instant begin = now.minus(its.window());
                Instant end = rested.get(agent);
                Instant since = end != null && end.isAfter(begin) ? end : begin;
                found.put(
                        agent,
                        Occupancy.of(
                                busy.getOrDefault(agent, List.of()),
                                available.getOrDefault(agent, List.of()),
                                since,
                                now));
            });
        }
        return found;
    }
}

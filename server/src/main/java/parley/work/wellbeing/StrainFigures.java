package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.work.wellbeing.StrainStore.Matter;

/// How much every agent has had to bear: how busy, and how often with the same question.
@Service
class StrainFigures {

    /// As a window where nobody has set one up.
    private static final WellbeingLimits NONE = new WellbeingLimits(
            new UUID(0, 0), null, null, 0, 60, 1, 0, List.of(), List.of(), null, 100, false, Instant.EPOCH, "");

    private static final int MOST_SHOWN = 3;

    /// What came once or twice is no repetition.
    private static final int REPEATED = 3;

    private final Staff staff;
    private final LimitsStore limits;
    private final StrainStore store;
    private final Strains strains;
    private final RestStore rests;
    private final InstantSource clock;

    StrainFigures(
            Staff staff, LimitsStore limits, StrainStore store, Strains strains, RestStore rests, InstantSource clock) {
        this.staff = staff;
        this.limits = limits;
        this.store = store;
        this.strains = strains;
        this.rests = rests;
        this.clock = clock;
    }

    /// @param matter a wrap-up code's id, or a label
    /// @param times how often it came to the agent
    record RepeatedMatter(String matter, boolean isLabel, int times) {}

    /// @param busyPercent of the time at work in the window of the agent's limits
    /// @param minutesAtWork in that window
    /// @param contacts how many the agent has ended
    /// @param repeatedPercent of them those whose matter came at least three times
    /// @param matters the most frequent of those, three at most
    /// @param restingUntil null where the agent does not rest
    record AgentStrain(
            AgentId agentId,
            String name,
            int busyPercent,
            long minutesAtWork,
            int contacts,
            int repeatedPercent,
            List<RepeatedMatter> matters,
            @Nullable Instant restingUntil,
            @Nullable String restsBecause) {}

    /// Of all who take work.
    ///
    /// @param hours for which contacts are counted
    @Transactional(readOnly = true)
    List<AgentStrain> all(int hours) {
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofHours(hours));
        List<WellbeingLimits> set = limits.all();
        boolean isForAll = set.stream().anyMatch(one -> one.teamId() == null);
        Map<AgentId, Occupancy> busy = strains.occupancies(
                isForAll ? set : Stream.concat(set.stream(), Stream.of(NONE)).toList(), now);
        Map<AgentId, Integer> contacts = store.contacts(from);
        Map<AgentId, List<Matter>> matters = store.matters(from);
        List<Rest> open = rests.open();
        return staff.all().stream()
                .map(agent -> {
                    Rest rest = open.stream()
                            .filter(one -> one.agent().equals(agent.id()) && one.until() != null)
                            .findFirst()
                            .orElse(null);
                    return strain(
                            agent,
                            busy.getOrDefault(agent.id(), new Occupancy(Duration.ZERO, Duration.ZERO)),
                            contacts.getOrDefault(agent.id(), 0),
                            matters.getOrDefault(agent.id(), List.of()),
                            rest);
                })
                .toList();
    }

    private static AgentStrain strain(
            Agent agent, Occupancy busy, int contacts, List<Matter> matters, @Nullable Rest rest) {
        List<Matter> repeated =
                matters.stream().filter(one -> one.times() >= REPEATED).toList();
        int times = repeated.stream().mapToInt(Matter::times).sum();
        return new AgentStrain(
                agent.id(),
                agent.name(),
                busy.percent(),
                busy.atWork().toMinutes(),
                contacts,
                contacts == 0 ? 0 : Math.min(100, 100 * times / contacts),
                repeated.stream()
                        .limit(MOST_SHOWN)
                        .map(one -> new RepeatedMatter(one.matter(), one.isLabel(), one.times()))
                        .toList(),
                rest == null ? null : rest.until(),
                rest == null ? null : rest.why().name());
    }
}

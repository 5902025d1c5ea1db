package parley.work.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.people.staff.TeamId;
import parley.platform.jobs.RecurringJob;

/// Looks who has been busy for too long, whose rest is over, and whose turn it is to rest.
@Component
class WellbeingWatch implements RecurringJob {

    private static final Duration EVERY = Duration.ofSeconds(5);

    /// An emergency that has waited for so long is not being offered in this moment.
    private static final Duration UNANSWERED = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofDays(30);

    private final LimitsStore limits;
    private final RestStore store;
    private final Strains strains;
    private final Rests rests;
    private final InstantSource clock;

    WellbeingWatch(LimitsStore limits, RestStore store, Strains strains, Rests rests, InstantSource clock) {
        this.limits = limits;
        this.store = store;
        this.strains = strains;
        this.rests = rests;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "wellbeing.watch";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        List<WellbeingLimits> all = limits.all();
        List<Rest> open = store.open();
        if (all.isEmpty() && open.isEmpty()) {
            return;
        }
        for (Rest rest : open) {
            if (rest.until() != null && !rest.until().isAfter(now)) {
                rests.end(rest.agent(), Rest.End.TIME);
            }
        }
        boolean isCapped = all.stream().anyMatch(one -> one.capPercent() != null);
        var moment = new Moment(all, limits.teams(), isCapped ? strains.occupancies(all, now) : Map.of());
        // who has been busy is asked again before others are let rest
        open.forEach(rest -> look(rest, moment));
        answerEmergencies(moment, now);
        letRest(moment);
        store.forget(now.minus(KEPT));
    }

    /// What is the same for everybody in one look.
    private record Moment(List<WellbeingLimits> all, Map<AgentId, Set<TeamId>> teams, Map<AgentId, Occupancy> busy) {

        Optional<WellbeingLimits> of(AgentId agent) {
            return WellbeingLimits.of(all, teams.get(agent));
        }
    }

    private void look(Rest rest, Moment moment) {
        WellbeingLimits its = moment.of(rest.agent()).orElse(null);
        if (its == null) {
            rests.end(rest.agent(), Rest.End.RELIEVED);
        } else if (rest.begunAt() == null) {
            rests.grant(rest.agent(), its);
        } else if (rest.why() == Rest.Why.BUSY) {
            Occupancy now = moment.busy().get(rest.agent());
            if (its.capPercent() == null || now == null || now.percent() <= its.againPercent()) {
                rests.end(rest.agent(), Rest.End.RELIEVED);
            }
        }
    }

    private void answerEmergencies(Moment moment, Instant now) {
        for (AgentId agent : store.wanted(now.minus(UNANSWERED))) {
            if (moment.of(agent).filter(WellbeingLimits::endsForEmergency).isPresent()) {
                rests.end(agent, Rest.End.EMERGENCY);
            }
        }
    }

    /// The busiest first, because not all may rest at once.
    private void letRest(Moment moment) {
        Set<AgentId> resting = new HashSet<>();
        store.open().forEach(rest -> resting.add(rest.agent()));
        moment.busy().entrySet().stream()
                .filter(one -> !resting.contains(one.getKey()))
                .sorted((one, other) -> {
                    int byShare = Integer.compare(
                            other.getValue().percent(), one.getValue().percent());
                    return byShare != 0
                            ? byShare
                            : one.getKey().value().compareTo(other.getKey().value());
                })
                .forEach(one -> moment.of(one.getKey())
                        .filter(its -> its.capPercent() != null
                                && one.getValue().isMeaningful(its.window())
                                && one.getValue().percent() >= its.capPercent())
                        .ifPresent(its -> rests.tryToRest(one.getKey(), its)));
    }
}

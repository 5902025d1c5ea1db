package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Decision;
import parley.work.engine.Item;
import parley.work.engine.WorkId;

/// The rounds in which it is decided who is asked for what. What is known of the centre is kept
/// between them and follows the news; every decision is compared with the database before it is
/// stored, in the same transaction, so that what is known wrongly costs a round and never an item.
///
/// Used by one thread.
@Component
class Rounds {

    /// Whoever changes an item tells of it; who only held its row does not, and is waited for.
    private static final Duration LOCKED_FOR = Duration.ofMillis(20);

    /// Looks in a row that found a difference while news came in.
    private static final int MOST_UNSURE = 60;

    private final AgentStore agents;
    private final QueueWork queues;
    private final CandidateStore candidates;
    private final WaitingStore line;
    private final RoundStore store;
    private final OfferBook book;
    private final Wakeup wakeup;
    private final Dispatcher.Deciding deciding;

    /// What is known, or null where nothing is.
    private @Nullable Matcher known;

    /// What somebody else had under lock, to be looked at again when its time has come.
    private final Set<WorkId> locked = new HashSet<>();

    private Instant again = Instant.MAX;

    /// When the latest round was held.
    private Instant last = Instant.MIN.plus(Offer.CLOCKS_DIFFER);

    /// How often in a row what is known differed from what is.
    private int unsure;

    Rounds(
            AgentStore agents,
            QueueWork queues,
            CandidateStore candidates,
            WaitingStore line,
            OfferBook book,
            Wakeup wakeup,
            Dispatcher.Deciding deciding) {
        this.agents = agents;
        this.queues = queues;
        this.candidates = candidates;
        this.line = line;
        this.store = book.store();
        this.book = book;
        this.wakeup = wakeup;
        this.deciding = deciding;
    }

    /// Whether there is anything to decide.
    boolean isDue(Instant now) {
        return known == null
                || wakeup.hasNews()
                || next().filter(at -> !at.isAfter(now)).isPresent();
    }

    /// When something will follow from time alone.
    Optional<Instant> next() {
        OptionalLong next = known == null ? OptionalLong.empty() : known.next();
        Instant earliest = next.isPresent() ? Instant.ofEpochMilli(next.getAsLong()) : Instant.MAX;
        earliest = again.isBefore(earliest) ? again : earliest;
        return earliest.equals(Instant.MAX) ? Optional.empty() : Optional.of(earliest);
    }

    /// Holds one.
    void hold() {
        boolean isStored = false;
        try {
            deciding.transactions().executeWithoutResult(_ -> {
                // what is told from now on by whoever waits for this lock is seen by the next round
                agents.decideAlone();
                Instant now = deciding.clock().instant();
                lookAgainAtLocked(now);
                forgetWhatWasLater(now);
                carryOut(learn(wakeup.take(), now), now);
            });
            isStored = true;
        } finally {
            if (!isStored) {
                // nothing of it was stored, so nothing of it may be known
                known = null;
            }
        }
    }

    /// For the engine time never goes back: where the clock does, it begins anew.
    private void forgetWhatWasLater(Instant now) {
        if (now.isBefore(last.minus(Offer.CLOCKS_DIFFER))) {
            known = null;
        }
        last = now;
    }

    private void lookAgainAtLocked(Instant now) {
        // a clock that was set back must not make it wait for long
        if (!again.isAfter(now) || again.isAfter(now.plus(LOCKED_FOR))) {
            if (!locked.isEmpty()) {
                wakeup.changed(Set.copyOf(locked), Set.of());
            }
            locked.clear();
            again = Instant.MAX;
        }
    }

    private static Instant aliveAfter(Instant now) {
        return now.minus(Presences.ALIVE_WITHIN);
    }

    private List<Decision> learn(Wakeup.News news, Instant now) {
        Matcher matcher = known;
        if (matcher == null || news.isEverything()) {
            return begin(now);
        }
        List<Matcher.Waiting> items = news.works().isEmpty() ? List.of() : line.waiting(news.works(), now);
        if (!matcher.knows(items)) {
            return begin(now);
        }
        List<Matcher.Candidate> people = candidates.some(news.agents(), aliveAfter(now));
        Set<WorkId> goneItems = new HashSet<>(news.works());
        items.forEach(item -> goneItems.remove(item.id()));
        Set<AgentId> goneAgents = new HashSet<>(news.agents());
        people.forEach(candidate -> goneAgents.remove(candidate.agent()));
        return matcher.put(new Matcher.Changes(people, goneAgents, items, goneItems), now);
    }

    private List<Decision> begin(Instant now) {
        var matcher = new Matcher(queues.setUp());
        known = matcher;
        // the day by which turns are counted begins for everybody at once
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return matcher.begin(line.waiting(now), candidates.all(aliveAfter(now)), candidates.turns(today), now);
    }

    private void carryOut(List<Decision> decisions, Instant now) {
        Matcher matcher = known;
        if (decisions.isEmpty() || matcher == null) {
            return;
        }
        var stored = new ArrayList<Decision>();
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Moved moved -> {
                    if (move(matcher, moved.item(), now)) {
                        stored.add(moved);
                    }
                }
                case Decision.Left left -> {
                    stay(matcher, left.item(), now);
                    stored.add(left);
                }
                case Decision.Reserved reserved -> stored.add(reserved);
                case Decision.Asked _ -> {
                    // all of them together, below
                }
            }
        }
        stored.addAll(ask(matcher, decisions, now));
        if (!stored.isEmpty()) {
            store.note(stored, now);
        }
    }

    /// Nothing takes what leaves a queue yet, and nobody may be lost: its step begins anew.
    private void stay(Matcher matcher, Item item, Instant now) {
        move(matcher, item.at(item.queue(), new Item.StepReached(item.step().number(), now.toEpochMilli())), now);
        lookAgain(Set.of(item.id()), Set.of());
    }

    private boolean move(Matcher matcher, Item item, Instant now) {
        Matcher.Waiting waiting = matcher.waiting(item.id());
        Instant rank = Instant.ofEpochMilli(
                item.place().enteredAt() - 60_000L * item.place().priority());
        Optional<RoundStore.Moved> moved = waiting == null ? Optional.empty() : store.move(item, waiting.fence(), rank);
        if (moved.isEmpty()) {
            lookAgain(Set.of(item.id()), Set.of());
            return false;
        }
        book.moved(moved.get(), now);
        return true;
    }

    /// @return what has been stored of it
    private List<Decision.Asked> ask(Matcher matcher, List<Decision> decisions, Instant now) {
        Map<WorkId, Decision.Asked> asked = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Asked one) {
                asked.put(one.item().id(), one);
            }
        }
        Set<AgentId> others = notWhatTheyWere(matcher, asked.values(), now);
        asked.values().stream()
                .filter(one -> one.agents().stream().anyMatch(others::contains))
                .map(one -> one.item().id())
                .toList()
                .forEach(asked::remove);
        Map<WorkId, WorkItem> items = offered(matcher, asked.keySet(), now);
        var askings = new ArrayList<OfferBook.Asking>();
        var stored = new ArrayList<Decision.Asked>();
        for (Decision.Asked one : asked.values()) {
            WorkItem item = items.get(one.item().id());
            if (item == null) {
                lookAgain(Set.of(), Set.copyOf(one.agents()));
                locked.add(one.item().id());
                again = now.plus(LOCKED_FOR);
                continue;
            }
            one.agents()
                    .forEach(agent ->
                            askings.add(new OfferBook.Asking(item, agent, matcher.reasons(item.queue(), agent, now))));
            stored.add(one);
        }
        if (!askings.isEmpty()) {
            book.ask(askings, now);
            matcher.carriedOut(items.keySet());
        }
        return stored;
    }

    private Map<WorkId, WorkItem> offered(Matcher matcher, Collection<WorkId> works, Instant now) {
        var waiting = new ArrayList<Matcher.Waiting>();
        for (WorkId work : works) {
            Matcher.Waiting one = matcher.waiting(work);
            if (one != null) {
                waiting.add(one);
            }
        }
        Map<WorkId, WorkItem> items = new HashMap<>();
        if (!waiting.isEmpty()) {
            store.offer(waiting, now).forEach(item -> items.put(item.id(), item));
        }
        return items;
    }

    /// Agents of whom something else is true than what was decided by, with what they were to be
    /// asked for: both are looked at again.
    private Set<AgentId> notWhatTheyWere(Matcher matcher, Collection<Decision.Asked> asked, Instant now) {
        Map<AgentId, List<Held>> more = new HashMap<>();
        for (Decision.Asked one : asked) {
            var held = new Held(
                    one.item().id(), one.item().channel(), one.item().facts().labels(), false);
            one.agents()
                    .forEach(agent ->
                            more.computeIfAbsent(agent, _ -> new ArrayList<>()).add(held));
        }
        Set<AgentId> others = new HashSet<>(more.keySet());
        for (Matcher.Candidate is : candidates.some(more.keySet(), aliveAfter(now))) {
            Matcher.Candidate with = is;
            for (Held held : more.getOrDefault(is.agent(), List.of())) {
                with = with.holding(held);
            }
            if (with.isAsFreeAs(matcher.candidate(is.agent()))) {
                others.remove(is.agent());
            }
        }
        for (Decision.Asked one : asked) {
            if (one.agents().stream().anyMatch(others::contains)) {
                lookAgain(Set.of(one.item().id()), Set.copyOf(one.agents()));
            }
        }
        return others;
    }

    private void lookAgain(Set<WorkId> works, Set<AgentId> whom) {
        wakeup.changed(works, whom);
    }

    /// Compares what is known with what is, as far as that costs little: who can be asked, and how
    /// much waits. A difference that is still there at the next look is one that nobody has told.
    void compare() {
        Matcher matcher = known;
        if (matcher == null) {
            return;
        }
        Set<AgentId> changed =
                matcher.changed(candidates.there(aliveAfter(deciding.clock().instant())));
        if (!changed.isEmpty()) {
            wakeup.changed(Set.of(), changed);
        }
        if (queues.version() != matcher.version()) {
            wakeup.forgetEverything();
            return;
        }
        boolean isBusy = wakeup.hasNews();
        WaitingStore.Sum sum = line.sum();
        // while news comes in, what is there is ahead of what is known
        isBusy |= wakeup.hasNews();
        boolean differs = !sum.equals(matcher.sum());
        unsure = differs ? unsure + 1 : 0;
        boolean isUntold = differs && !isBusy && unsure > 1;
        if (isUntold || unsure > MOST_UNSURE) {
            unsure = 0;
            wakeup.forgetEverything();
        }
    }
}

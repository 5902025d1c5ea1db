package parley.work.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Item.Facts;
import parley.work.engine.Item.Place;
import parley.work.engine.Item.StepReached;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules.QueueRules;
import parley.work.queue.QueueId;

/// A floor of agents with what they hold, told to an engine in seconds: whoever is asked takes it
/// at once, and keeps it until the test ends it.
final class Floor {

    static final ChannelKey CHAT = new ChannelKey("chat");
    static final ChannelKey CALL = new ChannelKey("call");
    static final ChannelKey MAIL = new ChannelKey("mail");

    private final ChannelKey usual;
    private final Engine engine = new Engine();
    private final Map<String, AgentState> agents = new LinkedHashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final Map<QueueId, QueueRules> queues = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<Decision.Asked> asked = new ArrayList<>();
    private final Map<String, Item> items = new HashMap<>();

    Floor() {
        this(CHAT);
    }

    /// @param usual by which comes what the test does not say
    Floor(ChannelKey usual) {
        this.usual = usual;
    }

    static AgentId agent(String name) {
        return new AgentId(id("agent", name));
    }

    static WorkId work(String name) {
        return new WorkId(id("work", name));
    }

    static QueueId queue(String name) {
        return new QueueId(id("queue", name));
    }

    static SkillId skill(String name) {
        return new SkillId(id("skill", name));
    }

    private static UUID id(String kind, String name) {
        // readable in failures, and in the order of the names
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | (i < name.length() ? name.charAt(i) : 0);
        }
        return new UUID(kind.hashCode(), bits);
    }

    private static String name(UUID id) {
        var name = new StringBuilder();
        for (long bits = id.getLeastSignificantBits(); bits != 0; bits <<= 8) {
            name.append((char) (bits >>> 56));
        }
        return name.toString();
    }

    /// How a queue is served from the start.
    Floor serves(String queue, Strategy strategy, int targetSeconds) {
        queues.put(queue(queue), new QueueRules(strategy, targetSeconds * 1000L, Map.of()));
        return with(new Rules(queues.size(), queues, Map.of(), false), 0);
    }

    Floor with(Rules rules, double at) {
        note(engine.configure(rules, millis(at)), at);
        return this;
    }

    /// Somebody comes who takes chats, calls and mails, one of each alone.
    Floor comes(String name, double at, Map<String, Membership> memberships) {
        return comes(name, at, memberships, any -> any);
    }

    Floor comes(String name, double at, Map<String, Membership> memberships, UnaryOperator<Profile> change) {
        Map<QueueId, Membership> serves = new HashMap<>();
        memberships.forEach((queue, membership) -> serves.put(queue(queue), membership));
        var capacity = new Capacity(
                Capacity.UNITS, Map.of(CHAT, Share.only(1), CALL, Share.only(1), MAIL, Share.only(1)), Map.of(), null);
        var profile = change.apply(new Profile(serves, Map.of(), Map.of(), capacity, 0));
        return is(new AgentState(agent(name), profile, null, List.of(), History.since(millis(at))), at);
    }

    Floor is(AgentState state, double at) {
        agents.put(name(state.id().value()), state);
        note(engine.put(state, millis(at)), at);
        return this;
    }

    AgentState state(String name) {
        AgentState state = agents.get(name);
        if (state == null) {
            throw new AssertionError("nobody called " + name);
        }
        return state;
    }

    /// Why the agent cannot be asked from now on, or null.
    Floor absent(String name, @Nullable Reason absence, double at) {
        AgentState old = state(name);
        return is(new AgentState(old.id(), old.profile(), absence, old.held(), old.history()), at);
    }

    static Profile holding(Profile profile, Map<ChannelKey, Share> shares) {
        return new Profile(
                profile.queues(),
                profile.skills(),
                profile.attributes(),
                new Capacity(Capacity.UNITS, shares, Map.of(), null),
                profile.value());
    }

    static Profile skilled(Profile profile, Map<String, Integer> levels) {
        Map<SkillId, Integer> skills = new HashMap<>();
        levels.forEach((name, level) -> skills.put(skill(name), level));
        return new Profile(profile.queues(), skills, profile.attributes(), profile.capacity(), profile.value());
    }

    static Profile in(Profile profile, String attribute, String value) {
        return new Profile(
                profile.queues(),
                profile.skills(),
                Map.of(attribute, Set.of(value)),
                profile.capacity(),
                profile.value());
    }

    static Item item(String name, String queue, ChannelKey channel, double at) {
        return new Item(
                work(name),
                queue(queue),
                channel,
                Place.entered(millis(at)),
                new StepReached(0, millis(at)),
                Facts.NONE,
                Map.of());
    }

    static Item placed(Item item, int tier, int priority) {
        return item.at(new Place(
                tier, priority, 0, item.place().enteredAt(), item.place().dueAt()));
    }

    static Item asking(Item item, Facts facts) {
        return new Item(item.id(), item.queue(), item.channel(), item.place(), item.step(), facts, item.leftOut());
    }

    /// An item comes, at the time at which it entered.
    Floor waits(Item item) {
        return waits(item, item.place().enteredAt() / 1000.0);
    }

    Floor waits(Item item, double at) {
        items.put(name(item.id().value()), item);
        note(engine.put(item, millis(at)), at);
        return this;
    }

    Floor waits(String name, String queue, double at) {
        return waits(item(name, queue, usual, at));
    }

    /// Whoever holds it is done with it.
    Floor ends(String work, double at) {
        String holder = holders.remove(work);
        if (holder == null) {
            throw new AssertionError("nobody holds " + work);
        }
        AgentState old = state(holder);
        List<Held> left = old.held().stream()
                .filter(one -> !one.work().equals(work(work)))
                .toList();
        History was = old.history();
        var history = new History(millis(at), was.endedAt(), was.offeredAt(), was.today(), was.signedInAt());
        return is(new AgentState(old.id(), old.profile(), old.absence(), left, history), at);
    }

    Floor at(double at) {
        note(engine.advance(millis(at)), at);
        return this;
    }

    Floor expects(String queue, double seconds, double at) {
        note(engine.expect(queue(queue), millis(seconds), millis(at)), at);
        return this;
    }

    private void note(List<Decision> decisions, double at) {
        for (Decision decision : decisions) {
            String item = name(decision.item().id().value());
            switch (decision) {
                case Decision.Asked one -> {
                    asked.add(one);
                    one.agents().forEach(agent -> take(item, one.item(), name(agent.value()), at));
                }
                case Decision.Moved moved ->
                    log.add(item + ">" + moved.item().step().number() + " " + moved.cause());
                case Decision.Left left -> log.add(item + ">" + left.action());
                case Decision.Reserved reserved ->
                    log.add(item + " waits beside " + reserved.why().rejected().get(Decision.Reason.RESERVE));
            }
        }
    }

    private void take(String name, Item item, String agent, double at) {
        log.add(name + "@" + agent);
        holders.put(name, agent);
        AgentState old = state(agent);
        var held = new ArrayList<>(old.held());
        held.add(new Held(item.id(), item.channel(), item.facts().labels(), false));
        History was = old.history();
        var history = new History(was.idleSince(), was.endedAt(), millis(at), was.today() + 1, was.signedInAt());
        // the engine holds it already; what it is told later must say the same
        agents.put(agent, new AgentState(old.id(), old.profile(), old.absence(), held, history));
    }

    /// What has happened since the last question: `item@agent` or `item>step cause`.
    List<String> log() {
        List<String> all = List.copyOf(log);
        log.clear();
        return all;
    }

    Decision.Asked lastAsked() {
        return asked.getLast();
    }

    /// Somebody goes home.
    Floor goes(String name, double at) {
        agents.remove(name);
        note(engine.remove(agent(name), millis(at)), at);
        return this;
    }

    static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }
}

package parley.work.conversation;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.channel.Channels;
import parley.people.customer.Customers;
import parley.people.customer.Identity;
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.people.staff.Hours;
import parley.people.staff.OpeningHours;
import parley.people.staff.OpeningHours.Span;
import parley.people.staff.Staff;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.queue.QueuesForTests;
import parley.work.routing.RoutingByHand;
import parley.work.silence.SilenceByHand;

/// Customers and agents who talk, in a centre where time stands still.
public final class TalkingWorld implements AutoCloseable {

    public final StillCentre centre;
    public final FakeClock clock;
    public final RoutingByHand work;
    public final Conversations conversations;
    public final Agent wu;
    public final Agent zhao;
    public final QueueId sales;
    private final UUID channel;
    private final Whereabouts whereabouts;

    /// Where customers are, as the test says.
    private static final class Whereabouts implements CustomerPresence {
        private final Map<String, Instant> left = new ConcurrentHashMap<>();

        @Override
        public Optional<Instant> lastSeen(UUID channelId, String party) {
            return Optional.ofNullable(left.get(party));
        }

        @Override
        public List<PageView> pages(UUID channelId, String party) {
            return List.of();
        }
    }

    private TalkingWorld(StillCentre centre, Whereabouts whereabouts) {
        this.centre = centre;
        this.clock = centre.clock;
        this.whereabouts = whereabouts;
        work = new RoutingByHand(centre);
        conversations = centre.get(Conversations.class);
        wu = hire("Wu Jie");
        zhao = hire("Zhao Min");
        var members = List.of(new Queues.Member(wu.id(), 1, 0), new Queues.Member(zhao.id(), 1, 0));
        var plan = new Queues.Plan("Sales", null, 80, 30, 20, 60, members, List.of(), List.of());
        sales = centre.get(Queues.class).add(plan, Actor.SYSTEM).id();
        Channels channels = centre.get(Channels.class);
        channel = channels.add(channels.kinds().getFirst(), "Test", sales, "{}")
                .id()
                .value();
    }

    public static TalkingWorld start(TestDatabase database, Path folder) {
        var whereabouts = new Whereabouts();
        return new TalkingWorld(
                StillCentre.start(database.address(), folder, new FakeClock(), Map.of("testWhereabouts", whereabouts)),
                whereabouts);
    }

    private Agent hire(String name) {
        Staff staff = centre.get(Staff.class);
        AgentId id = staff.hire(new PersonId(centre.get(Ids.class).next()), name, name, 100, Map.of());
        return staff.find(id).orElseThrow();
    }

    /// A customer writes on a live channel.
    public Entry says(String party, String text) {
        return says(party, text, Tempo.LIVE_TEXT, "en", null);
    }

    public Entry says(String party, String text, Tempo tempo, String language, @Nullable String key) {
        var customer = centre.get(Customers.class).recognise(new Identity("test", party), null, language);
        var origin = new Conversations.Origin(
                new ChannelKey("test"),
                channel,
                "Test",
                new Capabilities(tempo, 1000, false, false, false, false),
                party,
                customer,
                sales,
                Map.of());
        return conversations.receive(origin, Message.of(text), key);
    }

    public void answers(Agent agent, ConversationId id, String text) {
        conversations.reply(id, agent, Message.of(text), null, null);
    }

    /// The customer closes the page now.
    public void leaves(String party) {
        whereabouts.left.put(party, clock.instant());
    }

    /// The queue is open on one day of the week, from an hour on.
    public void opens(DayOfWeek day, int from) {
        var hours = new OpeningHours(
                ZoneId.of("UTC"), Map.of(day, List.of(new Span(from * 60, OpeningHours.DAY))), Map.of());
        String name = "hours " + centre.get(Ids.class).next();
        QueuesForTests.keepsHours(
                centre.get(Queues.class), sales, centre.get(Hours.class).add(name, hours, Map.of(), Actor.SYSTEM));
    }

    public void isAlwaysOpen() {
        QueuesForTests.keepsHours(centre.get(Queues.class), sales, null);
    }

    public void secondsUntil(Instant end) {
        secondsUntil(end, true);
    }

    /// Time passes; in its last seconds the loop that routes looks each second, and once more where
    /// it was woken.
    public void secondsUntil(Instant end, boolean isAgentThere) {
        Instant last = end.minusSeconds(2);
        if (clock.instant().isBefore(last)) {
            clock.set(last);
        }
        if (isAgentThere) {
            work.isThere(wu.id());
        }
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofSeconds(1));
            work.round();
            work.round();
        }
    }

    /// Time passes, and the watch looks every few seconds.
    public void passes(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofSeconds(5));
            look();
        }
    }

    public void look() {
        SilenceByHand.look(centre);
    }

    /// A conversation in words: texts, and events as `-word`.
    public List<String> timeline(ConversationId id) {
        return entries(id).stream()
                .map(entry -> switch (entry.content()) {
                    case Content.Text text -> text.text();
                    case Content.Note note -> note.text();
                    case Content.File file -> file.name();
                    case Content.Event event -> "-" + event.event() + reason(event);
                })
                .toList();
    }

    private static String reason(Content.Event event) {
        return event.arguments().containsKey("reason") ? ":" + event.arguments().get("reason") : "";
    }

    public List<Entry> entries(ConversationId id) {
        return centre.get(EntryStore.class).after(id, 0, true, 500);
    }

    /// How often each number of a timeline is there; each must be there once.
    public Map<Long, Integer> places(ConversationId id) {
        var places = new HashMap<Long, Integer>();
        entries(id).forEach(entry -> places.merge(entry.seq(), 1, Integer::sum));
        return places;
    }

    @Override
    public void close() {
        centre.close();
    }
}

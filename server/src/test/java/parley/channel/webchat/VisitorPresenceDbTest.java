package parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.channel.ChannelId;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import parley.work.conversation.CustomerPresence.PageView;

class VisitorPresenceDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final FakeClock clock = new FakeClock();
    private final Ids ids = new Ids(clock);
    private final WebchatStore store = new WebchatStore(DATABASE.jdbc());
    private final VisitorPresence presence = new VisitorPresence(store, clock);

    private Visitor visitor() {
        var visitor = new Visitor(ids.next(), new ChannelId(ids.next()), "en");
        store.insert(
                visitor,
                visitor.party().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                null,
                null,
                clock.instant());
        return visitor;
    }

    private static Caller caller(Visitor visitor) {
        return new Caller(
                new Actor.Customer(visitor.id(), "visitor"),
                null,
                Set.of(),
                new Caller.Party(visitor.channel().value(), visitor.party(), visitor.language()));
    }

    private java.util.Optional<java.time.Instant> lastSeen(Visitor visitor) {
        return presence.lastSeen(visitor.channel().value(), visitor.party());
    }

    @Test
    void isThereForAsLongAsAPageIsOpen() {
        Visitor visitor = visitor();
        presence.opened(caller(visitor));
        clock.advance(Duration.ofHours(2));

        assertThat(lastSeen(visitor)).contains(clock.instant());

        presence.closed(caller(visitor));
        var left = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        assertThat(lastSeen(visitor)).contains(left);
    }

    @Test
    void isThereAgainWhereTheCloseOfAnOldPageCameAfterTheOpeningOfANewOne() {
        Visitor visitor = visitor();
        presence.opened(caller(visitor));
        presence.closed(caller(visitor));
        clock.advance(Duration.ofMinutes(1));

        presence.alive(List.of(caller(visitor)));

        assertThat(lastSeen(visitor)).contains(clock.instant());
    }

    @Test
    void holdsNobodyAwayForTheTimeInWhichTheServerWasDown() {
        Visitor visitor = visitor();
        clock.advance(Duration.ofHours(3));
        var restarted = new VisitorPresence(store, clock);
        var start = clock.instant();
        clock.advance(Duration.ofSeconds(20));

        assertThat(restarted.lastSeen(visitor.channel().value(), visitor.party()))
                .contains(start);
    }

    @Test
    void notesOnceAMinuteWhoIsThereForAProcessThatComesAfterIt() {
        Visitor visitor = visitor();
        presence.opened(caller(visitor));
        clock.advance(VisitorPresence.NOTED_EVERY);
        presence.alive(List.of(caller(visitor)));

        assertThat(store.seenAt(visitor.id(), visitor.channel().value())).contains(clock.instant());
    }

    @Test
    void saysNothingOfAnotherChannelsCustomers() {
        Visitor visitor = visitor();

        assertThat(presence.lastSeen(new UUID(1, 1), visitor.party())).isEmpty();
        assertThat(presence.lastSeen(visitor.channel().value(), "somebody@example.org"))
                .isEmpty();
        assertThat(presence.pages(new UUID(1, 1), visitor.party())).isEmpty();
    }

    @Test
    void keepsTheNewestPagesOnly() {
        Visitor visitor = visitor();
        for (int page = 1; page <= 5; page++) {
            store.addPage(visitor.id(), "https://shop.example/" + page, null, clock.instant(), 3);
        }

        assertThat(presence.pages(visitor.channel().value(), visitor.party()))
                .extracting(PageView::url)
                .containsExactly("https://shop.example/5", "https://shop.example/4", "https://shop.example/3");
    }
}

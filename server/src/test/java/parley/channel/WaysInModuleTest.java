package parley.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.customer.Identity;
import parley.testing.TestDatabase;
import parley.work.conversation.Entry;

/// Whatever comes in is stored first, understood once, in order, and holds up nothing that follows.
class WaysInModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable ChannelCentre running;

    private static ChannelCentre centre() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() {
        running = new ChannelCentre(DATABASE.address(), folder, List.of());
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static List<String> texts(Channel channel) {
        return DATABASE.jdbc()
                .sql("""
                        select e.text
                        from conversation_entry e
                        join conversation_head h on h.id = e.conversation_id
                        where h.channel_id = :channel and e.content_kind = 'TEXT'
                        order by e.conversation_id, e.seq
                        """)
                .param("channel", channel.id().value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void awaitTexts(Channel channel, String... texts) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(texts(channel)).containsExactly(texts));
    }

    private static int raws(Channel channel, String state) {
        return DATABASE.jdbc()
                .sql("select count(*) from channel_raw where channel_id = :channel and state = :state")
                .param("channel", channel.id().value())
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private static HttpResponse<String> push(Channel channel, String word, String body)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(centre().url + "/api/v1/channels/"
                                    + channel.id().value() + "/push"))
                            .header("X-Word", word)
                            .header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void takesAPushOnlyFromItsProviderAndQueuesWhatIsInIt() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);

        assertThat(push(channel, "wrong", "1|li|hello").statusCode()).isEqualTo(403);
        HttpResponse<String> taken = push(channel, "open", "1|li|hello\n2|li|are you there");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("got it");
        awaitTexts(channel, "hello", "are you there");
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from routing_work w join conversation_head h on h.id = w.subject_id"
                                + " where h.channel_id = :channel and w.state <> 'COMPLETED'")
                        .param("channel", channel.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void answersAHandshakeWithoutStoringIt() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);

        assertThat(push(channel, "any", "").body()).isEqualTo("hello");
        assertThat(raws(channel, "WAITING") + raws(channel, "DONE")).isZero();
    }

    @Test
    void storesTheSameMessageOnceWhenItComesFiftyTimesAtOnce() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 50; i++) {
                calls.add(() -> push(channel, "open", "same|li|hello").statusCode());
            }
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> raws(channel, "DONE") == 50);

        assertThat(texts(channel)).containsExactly("hello");
    }

    /// Delivered twice at once, while the conversation of the first delivery ends and the next one
    /// begins: the second delivery has seen nothing of that when it starts.
    @Test
    void storesAMessageOnceThoughItsConversationEndsBetweenTwoDeliveries() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        Intake intake = centre().bean(Intake.class);
        intake.receive(channel.id(), message("earlier"));
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Entry> first = threads.submit(() -> transaction().execute(any -> {
                Entry stored = begin(intake, channel, "same");
                begin(intake, channel, "later");
                begun.countDown();
                hold(mayCommit);
                return stored;
            }));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            Future<Intake.Received> second = threads.submit(() -> intake.receive(channel.id(), message("same")));
            await().atMost(Duration.ofSeconds(30)).until(WaysInModuleTest::somebodyWaitsForALock);
            mayCommit.countDown();

            assertThat(second.get().isDuplicate()).isTrue();
            assertThat(second.get().entry().id()).isEqualTo(first.get().id());
        }
        assertThat(texts(channel)).containsExactly("earlier", "same", "later");
    }

    /// In a conversation of its own.
    private static Entry begin(Intake intake, Channel channel, String text) {
        intake.take(channel, new Inbound.Left("li"));
        // longer ago than a conversation is reopened
        centre().advance(Duration.ofHours(2));
        return intake.receive(channel.id(), message(text)).entry();
    }

    private static Inbound.Message message(String text) {
        return new Inbound.Message(text, "li", new Identity("test", "li"), "Li", "en", text, List.of());
    }

    private static TransactionTemplate transaction() {
        return centre().bean(TransactionTemplate.class);
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cut) {
            throw new AssertionError(cut);
        }
    }

    private static boolean somebodyWaitsForALock() {
        return DATABASE.jdbc()
                .sql("select exists (select 1 from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void takesALateRepetitionForWhatItIs() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        push(channel, "open", "1|li|first");
        push(channel, "open", "2|li|second");
        push(channel, "open", "1|li|first");

        await().atMost(Duration.ofSeconds(30)).until(() -> raws(channel, "DONE") == 3);
        assertThat(texts(channel)).containsExactly("first", "second");
    }

    @Test
    void quarantinesWhatBreaksTheParserAfterThreeTriesAndNeverWaitsForIt() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        push(channel, "open", "poison");
        push(channel, "open", "2|li|after it");

        awaitTexts(channel, "after it");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            centre().advance(Duration.ofSeconds(5));
            return raws(channel, "QUARANTINED") == 1;
        });
        var put = centre().bean(RawStore.class).quarantined(new UUID(-1, -1), 100).stream()
                .filter(one -> one.channel().equals(channel.id()))
                .findFirst()
                .orElseThrow();
        assertThat(put.tries()).isEqualTo(Inbox.TRIES);
        assertThat(put.why()).isEqualTo("IllegalArgumentException");

        // replayed, it is tried from the start, and breaks again
        centre().bean(Quarantine.class).replay(put.id(), parley.platform.kernel.Actor.SYSTEM);
        assertThat(raws(channel, "QUARANTINED")).isZero();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            centre().advance(Duration.ofSeconds(5));
            return raws(channel, "QUARANTINED") == 1;
        });
    }

    @Test
    void quarantinesAMessageThatNoConversationTakes() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        push(channel, "open", "1|li|" + "x".repeat(2000));

        await().atMost(Duration.ofSeconds(30)).until(() -> raws(channel, "QUARANTINED") == 1);
        assertThat(texts(channel)).isEmpty();
    }

    /// The process died after the acknowledgement and before, or in the middle of, parsing.
    @Test
    void goesOnWithWhatWasStoredBeforeACrash() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        RawStore store = centre().bean(RawStore.class);
        UUID id = UUID.randomUUID();
        DATABASE.transactions()
                .executeWithoutResult(any -> store.insert(
                        id,
                        channel.id(),
                        TestChannels.raw("1|li|survived"),
                        centre().now().plusSeconds(3600)));
        assertThat(store.claim(
                        channel.id(),
                        centre().now().plusSeconds(3601),
                        centre().now().plusSeconds(3630)))
                .hasValueSatisfying(one -> assertThat(one.number()).isEqualTo(1));

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            centre().advance(Duration.ofMinutes(10));
            return texts(channel).size() == 1;
        });
        assertThat(raws(channel, "DONE")).isEqualTo(1);
    }

    @Test
    void movesTheCursorWithTheBatchAndReadsNothingTwice() {
        Channel channel = centre().channel(TestChannels.Pulled.KEY);
        centre().pulled.mailbox.addAll(List.of("1|li|one", "2|li|two", "3|li|three"));

        awaitTexts(channel, "one", "two", "three");
        centre().pulled.mailbox.add("4|li|four");
        awaitTexts(channel, "one", "two", "three", "four");
        assertThat(raws(channel, "DONE")).isEqualTo(4);
        assertThat(centre().bean(RawStore.class).cursor(channel.id())).isEqualTo("4");
    }

    /// Another node has read on while this one was away: its batch must not come twice.
    @Test
    void dropsABatchWhoseCursorHasMoved() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        RawStore store = centre().bean(RawStore.class);

        assertThat(store.move(channel.id(), null, "2", centre().now())).isTrue();
        assertThat(store.move(channel.id(), null, "1", centre().now())).isFalse();
        assertThat(store.move(channel.id(), "2", "3", centre().now())).isTrue();
        assertThat(store.cursor(channel.id())).isEqualTo("3");
    }

    @Test
    void letsAListenerAcknowledgeOnlyWhatIsStored() {
        Channel channel = centre().channel(TestChannels.Listening.KEY);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> centre().listening.sinks.containsKey(channel.id()));

        java.util.Objects.requireNonNull(centre().listening.sinks.get(channel.id()))
                .take(TestChannels.raw("1|li|ring"));

        // at this moment, not some time later
        assertThat(raws(channel, "WAITING") + raws(channel, "DONE")).isEqualTo(1);
        awaitTexts(channel, "ring");
    }

    @Test
    void givesWhatOneNodeMayDoToOneNodeUntilItIsDead() {
        var clock = centre().bean(java.time.InstantSource.class);
        var first = new LeaseStore(DATABASE.jdbc(), clock);
        var second = new LeaseStore(DATABASE.jdbc(), clock);

        assertThat(first.take("test")).isTrue();
        assertThat(first.take("test")).isTrue();
        assertThat(second.take("test")).isFalse();
        centre().advance(Duration.ofSeconds(31));
        assertThat(second.take("test")).isTrue();
        assertThat(first.take("test")).isFalse();
        second.release("test");
        assertThat(first.take("test")).isTrue();
    }
}

package parley.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.people.customer.Identity;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.conversation.Entry;

/// What is stored together is what would have been stored one by one.
class SharedIntakeModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable ChannelCentre running;

    private static ChannelCentre centre() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() {
        running = new ChannelCentre(DATABASE.address(), folder, List.of());
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static Inbound.Message message(String party, String key, String text) {
        return new Inbound.Message(key, party, new Identity("test", party), party, "en", text, List.of());
    }

    private static Intake.Received receive(Channel channel, String party, String key, String text) {
        return centre().bean(SharedIntake.class).receive(channel.id(), message(party, key, text));
    }

    /// Every line of the channel as `party seq text`, and whether its place is noted.
    private static List<String> lines(Channel channel) {
        return DATABASE.jdbc()
                .sql("""
                        select h.party || ' ' || e.seq || ' ' || e.text
                        from conversation_entry e
                        join conversation_head h on h.id = e.conversation_id
                        join channel_inbound i on i.conversation_id = e.conversation_id and i.seq = e.seq
                        where h.channel_id = :channel and e.content_kind = 'TEXT'
                        order by h.party, h.opened_at, e.seq
                        """)
                .param("channel", channel.id().value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static List<Intake.Received> atOnce(List<Callable<Intake.Received>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Intake.Received>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void storesHundredsAtOnceWithoutAGapOrARepetition() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        int parties = 20;
        int each = 30;
        var calls = new ArrayList<Callable<Intake.Received>>();
        for (int line = 0; line < each; line++) {
            for (int party = 0; party < parties; party++) {
                String name = "p" + party;
                String key = name + "-" + line;
                calls.add(() -> receive(channel, name, key, "text of " + key));
                if (line % 5 == 0) {
                    calls.add(() -> receive(channel, name, key, "text of " + key));
                }
            }
        }

        List<Intake.Received> answers = atOnce(calls);

        assertThat(answers.stream().filter(Intake.Received::isDuplicate)).hasSize(parties * each / 5);
        List<String> lines = lines(channel);
        assertThat(lines).hasSize(parties * each).doesNotHaveDuplicates();
        for (int party = 0; party < parties; party++) {
            String name = "p" + party;
            List<Long> seqs = answers.stream()
                    .map(Intake.Received::entry)
                    .filter(entry -> name.equals(entry.author().name()))
                    .map(Entry::seq)
                    .distinct()
                    .sorted()
                    .toList();
            // 2 is the line that says that the customer waits
            assertThat(seqs)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, each + 1)
                            .filter(seq -> seq != 2)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
        for (Intake.Received answer : answers) {
            Entry entry = answer.entry();
            String key = Objects.requireNonNull(entry.clientKey()).substring("in:".length());
            assertThat(lines).contains(entry.author().name() + " " + entry.seq() + " text of " + key);
        }
    }

    @Test
    void keepsTheOrderInWhichOnePartyWaitsForEachAnswer() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        for (int line = 0; line < 20; line++) {
            receive(channel, "li", "k" + line, "line " + line);
        }
        assertThat(lines(channel).stream().map(line -> line.replaceAll("^li \\d+ ", "")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(line -> "line " + line).toList());
    }

    @Test
    void isNotHeldUpByAConversationThatSomebodyElseHasUnderLock() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        receive(channel, "locked", "1", "first");
        receive(channel, "free", "1f", "first");
        try (Connection other = DATABASE.dataSource().getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement(
                    "select 1 from conversation_head where channel_id = ? and party = 'locked' for update")) {
                lock.setObject(1, channel.id().value());
                lock.execute();
            }
            var behind = CompletableFuture.supplyAsync(() -> receive(channel, "locked", "2", "second"));
            for (int line = 2; line < 10; line++) {
                receive(channel, "free", line + "f", "line " + line);
            }
            assertThat(behind).isNotDone();
            other.rollback();
            assertThat(behind.get().entry().seq()).isEqualTo(3);
        }
        assertThat(lines(channel)).hasSize(11);
    }

    @Test
    void tellsThePageOfEveryLineOnce() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        receive(channel, "told", "0", "first");
        atOnce(IntStream.range(1, 40)
                .<Callable<Intake.Received>>mapToObj(line -> () -> receive(channel, "told", "k" + line, "line"))
                .toList());

        assertThat(facts(channel, "told")).hasSize(41).doesNotHaveDuplicates().endsWith(41L);
    }

    @Test
    void refusesWhatIsRefusedOneByOneAndStoresTheRest() throws Exception {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        receive(channel, "wei", "1", "first");

        assertThatThrownBy(() -> receive(channel, "wei", "2", " ")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> receive(channel, "wei", "3", "x".repeat(1001))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> receive(new ChannelGone().channel, "wei", "4", "hello"))
                .isInstanceOf(ProblemException.class);
        receive(channel, "wei", "5", "second");

        assertThat(lines(channel)).containsExactly("wei 1 first", "wei 3 second");
    }

    /// A channel whose customers' own pages show what is said, as strangers' do who are served together.
    private static Channel watched() {
        return centre().channel(new ChannelKey("webchat"));
    }

    @Test
    void strangersWhoComeAtOnceEachBeginWhatTheyWouldHaveBegunAlone() throws Exception {
        Channel channel = watched();
        int strangers = 60;
        var calls = new ArrayList<Callable<Intake.Received>>();
        for (int stranger = 0; stranger < strangers; stranger++) {
            String name = "stranger" + stranger;
            calls.add(() -> receive(channel, name, name, "hello from " + name));
            // the same once more, and other words of the same stranger in the same moment
            calls.add(() -> receive(channel, name, name, "hello from " + name));
            calls.add(() -> receive(channel, name, name + "+", "more from " + name));
        }
        List<Intake.Received> answers = atOnce(calls);

        assertThat(answers.stream().filter(Intake.Received::isDuplicate)).hasSize(strangers);
        assertThat(lines(channel)).hasSize(2 * strangers);
        assertThat(begun(channel))
                .hasSize(strangers)
                .allMatch(line ->
                        line.matches("stranger\\d+ OPEN QUEUED 3 \\[1, 2, 3] stranger\\d+ waits [1-9]\\d* segments 1"));
        assertThat(facts(channel, "stranger7")).containsExactly(1L, 2L, 3L);
    }

    /// One by one, head, words and work are written one after the other, each at its own time.
    @Test
    void aStrangersConversationIsWrittenInOneGo() {
        Channel channel = watched();
        receive(channel, "zhou", "1", "hello");
        assertThat(DATABASE.jdbc()
                        .sql("""
                                select h.opened_at = h.heard_at and h.waiting_since = h.heard_at
                                from conversation_head h
                                where h.channel_id = :channel
                                """)
                        .param("channel", channel.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatAStrangerMayNotSayLeavesNobodyBehind() {
        Channel channel = watched();
        assertThatThrownBy(() -> receive(channel, "mute", "1", " ")).isInstanceOf(ProblemException.class);
        // nor whoever gives no name worth keeping
        var nameless = new Inbound.Message("0", "mute", new Identity("test", "mute"), " ", "en", " ", List.of());
        assertThatThrownBy(() -> centre().bean(SharedIntake.class).receive(channel.id(), nameless))
                .isInstanceOf(ProblemException.class);
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from customer_identity where value = 'mute'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from customer_profile where name = 'mute'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(receive(channel, "mute", "1", "now then").entry().seq()).isEqualTo(1);
    }

    /// Every conversation of the channel: party, states, last place, places, customer, since when it
    /// waits for an answer, how many segments.
    private static List<String> begun(Channel channel) {
        return DATABASE.jdbc()
                .sql("""
                        select h.party || ' ' || h.state || ' ' || w.state || ' ' || h.last_seq || ' ['
                          || (select string_agg(e.seq::text, ', ' order by e.seq) from conversation_entry e
                              where e.conversation_id = h.id)
                          || '] ' || c.name || ' waits '
                          || extract(epoch from h.waiting_since)::bigint || ' segments '
                          || (select count(*) from routing_segment s where s.work_id = w.id)
                        from conversation_head h
                        join routing_work w on w.subject_id = h.id
                        join customer_profile c on c.id = h.customer_id
                        where h.channel_id = :channel
                        order by h.party
                        """)
                .param("channel", channel.id().value())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    /// The numbers of the entries that the stranger's own page is told.
    private static List<Long> facts(Channel channel, String party) {
        return DATABASE.jdbc()
                .sql("""
                        select (event::jsonb -> 'entry' ->> 'seq')::bigint
                        from live_entry
                        where :topic = any(topics) and event::jsonb ->> 'kind' = 'entry'
                        order by 1
                        """)
                .param("topic", "party:" + channel.id().value() + ":" + party)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    @Test
    void opensAConversationAgainThatWasClosed() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        Entry first = receive(channel, "mei", "1", "first").entry();
        var conversations = centre().bean(parley.work.conversation.Conversations.class);
        conversations.endByCustomer(first.conversationId(), parley.platform.kernel.Actor.SYSTEM);
        assertThat(receive(channel, "mei", "1", "first").isDuplicate()).isTrue();

        receive(channel, "mei", "2", "second");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(lines(channel)).hasSize(2));
        assertThat(conversations.find(first.conversationId()).isOpen()).isTrue();
    }

    /// A channel that is not there.
    private static final class ChannelGone {
        final Channel channel = new Channel(
                new ChannelId(java.util.UUID.randomUUID()),
                TestChannels.Pushed.KEY,
                "gone",
                centre().queue.id(),
                "{}",
                true);
    }
}

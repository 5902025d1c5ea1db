package parley.work.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.people.staff.Agent;
import parley.people.staff.Staff;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkState;

/// What happens when words, closing and accepting meet.
class ReopeningModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable TalkingWorld running;
    private static int parties;

    private final TalkingWorld world = Objects.requireNonNull(running);
    private final String party = "party-" + parties++;

    @BeforeAll
    static void start() {
        running = TalkingWorld.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    @Test
    void looksForOpenConversationsOnlyWhereItReadsAnAgentsOwn() {
        ConversationStore store = world.centre.get(ConversationStore.class);
        ConversationId closed = world.says(party + "-before", "hello").conversationId();
        world.work.give(closed.value(), world.zhao.id());
        world.conversations.endByCustomer(closed, Actor.SYSTEM);
        ConversationId open = world.says(party, "hello").conversationId();
        world.work.give(open.value(), world.zhao.id());
        assertThat(store.heldBy(world.zhao.id(), 200))
                .extracting(Conversation::id)
                .contains(open)
                .doesNotContain(closed);
        world.work.complete(open.value(), world.zhao.id());
    }

    @Test
    void goesOnWhereTheCustomerWritesSoonAfterTheEnd() {
        ConversationId id = world.says(party, "hello").conversationId();
        WorkItem first = world.work.give(id.value(), world.wu.id());
        world.work.complete(id.value(), world.wu.id());
        world.clock.advance(Duration.ofMinutes(59));
        assertThat(world.says(party, "one more thing").conversationId()).isEqualTo(id);
        assertThat(world.timeline(id))
                .endsWith("-assigned", "-closed:completed", "-reopened", "-queued", "one more thing");
        WorkItem second = world.work.now(id.value());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.state()).isEqualTo(WorkState.QUEUED);
        assertThat(second.enteredAt()).isEqualTo(world.clock.instant());
        assertThat(world.conversations.find(id).agentId()).isNull();
    }

    @Test
    void beginsANewOneLater() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.work.complete(id.value(), world.wu.id());
        world.clock.advance(Duration.ofMinutes(60));
        ConversationId next = world.says(party, "another matter").conversationId();
        assertThat(next).isNotEqualTo(id);
        assertThat(world.timeline(next)).containsExactly("another matter", "-queued");
    }

    @Test
    void mailsGoOnForDays() {
        ConversationId id =
                world.says(party, "hello", Tempo.DEFERRED, "en", null).conversationId();
        world.work.give(id.value(), world.wu.id());
        world.work.complete(id.value(), world.wu.id());
        world.clock.advance(Duration.ofDays(6));
        assertThat(world.says(party, "again", Tempo.DEFERRED, "en", null).conversationId())
                .isEqualTo(id);
    }

    @Test
    void endsThePaperworkOfTheFirstWhenItGoesOn() {
        ConversationId id = world.says(party, "hello").conversationId();
        WorkItem first = world.work.give(id.value(), world.wu.id());
        world.conversations.endByCustomer(id, Actor.SYSTEM);
        assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.WRAP_UP);
        world.says(party, "wait");
        assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.QUEUED);
        assertThat(segment(first)).isEqualTo("COMPLETED reopened");
    }

    @Test
    void aRepeatedRequestOpensNothing() {
        Entry first = world.says(party, "hello", Tempo.LIVE_TEXT, "en", "key-1");
        ConversationId id = first.conversationId();
        world.work.give(id.value(), world.wu.id());
        world.work.complete(id.value(), world.wu.id());
        assertThat(world.says(party, "hello", Tempo.LIVE_TEXT, "en", "key-1").id())
                .isEqualTo(first.id());
        assertThat(world.conversations.find(id).isOpen()).isFalse();
    }

    @Test
    void aMessageInTheMomentOfACloseIsNeverInAClosedConversation() throws Exception {
        for (int round = 0; round < 40; round++) {
            String somebody = party + "-" + round;
            ConversationId id = world.says(somebody, "hello").conversationId();
            world.work.give(id.value(), world.wu.id());
            together(
                    () -> world.work.complete(id.value(), world.wu.id()),
                    () -> world.says(somebody, "last words"),
                    () -> world.says(somebody, "and more"));
            List<String> lines = world.timeline(id);
            assertThat(lines).contains("last words", "and more");
            boolean isOpen = world.conversations.find(id).isOpen();
            int closed = lines.lastIndexOf("-closed:completed");
            int reopened = lines.lastIndexOf("-reopened");
            if (isOpen) {
                assertThat(reopened).isGreaterThan(closed);
                assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.QUEUED);
            } else {
                assertThat(closed).isGreaterThan(lines.lastIndexOf("last words"));
                assertThat(closed).isGreaterThan(lines.lastIndexOf("and more"));
            }
            assertThat(lines.stream().filter("-reopened"::equals)).hasSizeLessThanOrEqualTo(1);
            assertThat(world.places(id).values()).containsOnly(1);
        }
    }

    @Test
    void theSameMessageTwentyTimesAtOnceIsStoredOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String somebody = party + "-" + round;
            var copies = new ArrayList<Callable<Entry>>(Collections.nCopies(
                    20, () -> world.says(somebody, "only once", Tempo.LIVE_TEXT, "en", "same-key")));
            var ids = new HashSet<Object>();
            for (Entry entry : together(copies)) {
                ids.add(entry.id());
            }
            assertThat(ids).hasSize(1);
            ConversationId id =
                    world.says(somebody, "end", Tempo.LIVE_TEXT, "en", "end").conversationId();
            assertThat(world.timeline(id)).containsExactlyInAnyOrder("only once", "-queued", "end");
            assertThat(world.places(id)).containsOnlyKeys(1L, 2L, 3L);
        }
    }

    @Test
    void anEntryInTheMomentOfAnAcceptReachesTheAgentsPage() throws Exception {
        for (int round = 0; round < 30; round++) {
            String somebody = party + "-" + round;
            ConversationId id = world.says(somebody, "hello").conversationId();
            WorkItem item = world.work.now(id.value());
            world.work.ask(item, world.zhao.id());
            together(
                    () -> world.work.accept(item, world.zhao.id()),
                    () -> world.says(somebody, "hurry"),
                    () -> world.says(somebody, "please"));
            long assigned = seq(id, "-assigned");
            for (Entry entry : world.entries(id)) {
                // what stood there before the accept is read with the conversation
                if (entry.seq() > assigned) {
                    assertThat(isPublished(entry, world.zhao))
                            .as(entry.toString())
                            .isTrue();
                }
            }
            world.work.complete(id.value(), world.zhao.id());
        }
    }

    @Test
    void refusesAReplyThatWasWrittenBeforeAColleagueAnsweredOrItChangedHands() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        long seen = world.conversations.find(id).lastSeq();
        world.says(party, "are you there");
        world.conversations.reply(id, world.wu, Message.of("one line more is no reason"), seen, null);
        seen = world.conversations.find(id).lastSeq();
        world.conversations.note(id, world.zhao, Message.of("nor is a note"), List.of(), null);
        world.conversations.reply(id, world.wu, Message.of("yes"), seen, null);

        long before = world.conversations.find(id).lastSeq();
        world.centre.get(parley.work.routing.Routing.class).sendBack(id.value(), "agent-silent");
        world.work.give(id.value(), world.zhao.id());
        world.answers(world.zhao, id, "I am Zhao Min");
        world.centre.get(parley.work.routing.Routing.class).sendBack(id.value(), "agent-silent");
        world.work.give(id.value(), world.wu.id());
        assertStale("change=requeued", () -> reply(id, before));
        long afterMove = seq(id, "-requeued:agent-silent");
        assertThat(afterMove).isGreaterThan(before);
        world.conversations.reply(id, world.wu, Message.of("sent anyway"), null, null);
    }

    @Test
    void namesTheColleagueWhoAnswered() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        long seen = world.conversations.find(id).lastSeq();
        // a colleague's words, as they stand there after a hand-over and back
        DATABASE.jdbc()
                .sql("update conversation_head set agent_id = :agent where id = :id")
                .param("agent", world.zhao.id().value())
                .param("id", id.value())
                .update();
        world.answers(world.zhao, id, "done");
        DATABASE.jdbc()
                .sql("update conversation_head set agent_id = :agent where id = :id")
                .param("agent", world.wu.id().value())
                .param("id", id.value())
                .update();
        assertStale("by=Zhao Min", () -> reply(id, seen));
    }

    @Test
    void aNewLineOfTheCustomerMattersInMailsOnly() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        long seen = world.conversations.find(id).lastSeq();
        world.says(party, "I meant the other one");
        Freshness freshness = world.centre.get(Freshness.class);
        Conversation conversation = world.conversations.find(id);
        freshness.require(conversation, world.wu, Tempo.LIVE_TEXT, seen);
        assertStale("change=customer-wrote", () -> freshness.require(conversation, world.wu, Tempo.DEFERRED, seen));
    }

    private void reply(ConversationId id, long seen) {
        world.conversations.reply(id, world.wu, Message.of("old words"), seen, null);
    }

    private static void assertStale(String fact, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ConversationProblem.STALE_REPLY);
            assertThat(problem.details().toString()).contains(fact, "at=", "seq=");
        });
    }

    private static void together(Callable<?>... actions) throws Exception {
        var all = new ArrayList<Callable<Object>>();
        for (Callable<?> action : actions) {
            all.add(action::call);
        }
        together(all);
    }

    private static <T> List<T> together(List<Callable<T>> actions) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(actions)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private long seq(ConversationId id, String line) {
        return world.timeline(id).lastIndexOf(line) + 1L;
    }

    private static boolean isPublished(Entry entry, Agent agent) {
        return DATABASE.jdbc()
                .sql("""
                        select exists (
                          select 1
                          from live_entry
                          where :topic = any(topics)
                            and event like :id
                        )
                        """)
                .param("topic", Staff.topic(agent.id()).name())
                .param("id", "%" + entry.id() + "%")
                .query(Boolean.class)
                .single();
    }

    private static String segment(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select state || ' ' || why from routing_segment where work_id = :work order by id desc limit 1")
                .param("work", item.id().value())
                .query(String.class)
                .single();
    }
}

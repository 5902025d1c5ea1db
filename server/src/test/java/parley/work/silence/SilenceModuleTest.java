package parley.work.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.settings.Settings;
import parley.testing.TestDatabase;
import parley.work.conversation.Content;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Entry;
import parley.work.conversation.TalkingWorld;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkState;

class SilenceModuleTest {

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

    @AfterEach
    void end() {
        DATABASE.jdbc()
                .sql("update conversation_head set state = 'CLOSED', closed_at = opened_at where state = 'OPEN'")
                .update();
        world.look();
    }

    @Test
    void asksASilentCustomerInTheirLanguageThenCloses() {
        ConversationId id =
                world.says(party, "你好", Tempo.LIVE_TEXT, "zh-CN", null).conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "您好，请讲");
        world.passes(Duration.ofSeconds(295));
        assertThat(world.timeline(id)).last().isEqualTo("您好，请讲");
        world.passes(Duration.ofSeconds(10));
        Entry warning = world.entries(id).getLast();
        assertThat(warning.visibility()).isEqualTo(Entry.Visibility.PUBLIC);
        assertThat(warning.content()).isEqualTo(new Content.Text("您还在吗？如果 5 分钟内没有收到您的消息，本次会话将自动结束，您可以随时再来咨询。"));
        world.passes(Duration.ofSeconds(290));
        assertThat(world.conversations.find(id).isOpen()).isTrue();
        world.passes(Duration.ofSeconds(15));
        assertThat(world.timeline(id)).last().isEqualTo("-closed:customer-silent");
        assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.WRAP_UP);
    }

    @Test
    void startsAnewWhenTheCustomerAnswersTheWarning() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "hi");
        world.passes(Duration.ofMinutes(6));
        world.says(party, "still here");
        world.answers(world.wu, id, "good");
        world.passes(Duration.ofSeconds(295));
        assertThat(world.timeline(id)).last().isEqualTo("good");
        world.passes(Duration.ofMinutes(4));
        assertThat(world.conversations.find(id).isOpen()).isTrue();
        assertThat(world.timeline(id).stream().filter(line -> line.startsWith("Are you still there")))
                .hasSize(2);
    }

    @Test
    void remindsASilentAgentThenGivesTheCustomerToSomebodyElseWithTheirPlace() {
        ConversationId id = world.says(party, "hello").conversationId();
        WorkItem item = world.work.give(id.value(), world.wu.id());
        world.passes(Duration.ofSeconds(125));
        assertThat(world.timeline(id)).last().isEqualTo("-agent-silent");
        assertThat(world.entries(id).getLast().visibility()).isEqualTo(Entry.Visibility.INTERNAL);
        world.passes(Duration.ofSeconds(185));
        assertThat(world.timeline(id)).endsWith("-requeued:agent-silent", "-queued");
        assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.QUEUED);
        assertThat(world.work.now(id.value()).enteredAt()).isEqualTo(item.enteredAt());
        assertThat(world.conversations.find(id).agentId()).isNull();
        assertThat(segmentReason(item)).isEqualTo("agent-silent");
    }

    @Test
    void leavesAnAgentAloneWhoAnswers() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        for (int minute = 0; minute < 10; minute++) {
            world.passes(Duration.ofMinutes(1));
            world.answers(world.wu, id, "one moment");
            world.says(party, "fine");
        }
        assertThat(world.timeline(id)).doesNotContain("-agent-silent");
        assertThat(world.conversations.find(id).agentId()).isEqualTo(world.wu.id());
    }

    @Test
    void tellsTheAgentThatTheCustomerHasLeftThenCloses() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "hi");
        world.leaves(party);
        world.passes(Duration.ofSeconds(125));
        assertThat(world.timeline(id)).last().isEqualTo("-customer-left");
        world.passes(Duration.ofMinutes(6));
        assertThat(world.timeline(id)).last().isEqualTo("-closed:customer-left");
    }

    @Test
    void givesUpWhoLeftWhileWaitingInTheQueue() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.leaves(party);
        world.passes(Duration.ofMinutes(8));
        assertThat(world.work.now(id.value()).state()).isEqualTo(WorkState.ABANDONED);
        ConversationId patient = world.says(party + "-patient", "hello").conversationId();
        world.passes(Duration.ofMinutes(30));
        assertThat(world.work.now(patient.value()).state()).isEqualTo(WorkState.QUEUED);
    }

    @Test
    void doesNotCountTheTimeInWhichTheCentreWasAway() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.answers(world.wu, id, "hi");
        world.passes(Duration.ofSeconds(10));
        world.clock.advance(Duration.ofHours(3));
        world.look();
        assertThat(world.timeline(id)).last().isEqualTo("hi");
        world.passes(Duration.ofSeconds(290));
        assertThat(world.timeline(id)).last().isEqualTo("hi");
        world.passes(Duration.ofSeconds(15));
        assertThat(world.timeline(id)).last().asString().startsWith("Are you still there");
        world.clock.advance(Duration.ofHours(3));
        world.look();
        assertThat(world.conversations.find(id).isOpen()).isTrue();
    }

    @Test
    void closesNothingWhenTheClockJumps() {
        ConversationId id = world.says(party, "hello").conversationId();
        world.work.give(id.value(), world.wu.id());
        world.passes(Duration.ofSeconds(10));
        var before = world.clock.instant();
        world.clock.set(before.plus(Duration.ofDays(400)));
        world.look();
        world.clock.set(before);
        world.look();
        world.passes(Duration.ofSeconds(20));
        assertThat(world.conversations.find(id).agentId()).isEqualTo(world.wu.id());
        assertThat(world.conversations.find(id).isOpen()).isTrue();
    }

    @Test
    void doesNotConcernSlowChannelsNorRulesThatAreSwitchedOff() {
        ConversationId mail =
                world.says(party, "hello", Tempo.DEFERRED, "en", null).conversationId();
        world.work.give(mail.value(), world.wu.id());
        ConversationId chat = world.says(party + "-chat", "hello").conversationId();
        world.work.give(chat.value(), world.wu.id());
        Settings settings = world.centre.get(Settings.class);
        settings.set(SilenceSettings.AGENT_WARNING, Duration.ZERO, Actor.SYSTEM);
        world.passes(Duration.ofMinutes(20));
        settings.set(SilenceSettings.AGENT_WARNING, null, Actor.SYSTEM);
        assertThat(world.timeline(mail)).last().isEqualTo("-assigned");
        assertThat(world.timeline(chat)).last().isEqualTo("-assigned");
    }

    private static String segmentReason(WorkItem item) {
        return DATABASE.jdbc()
                .sql("select why from routing_segment where work_id = :work order by id desc limit 1")
                .param("work", item.id().value())
                .query(String.class)
                .single();
    }
}

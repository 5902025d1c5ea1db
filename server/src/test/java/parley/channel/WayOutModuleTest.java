package parley.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.people.customer.Identity;
import parley.testing.TestDatabase;
import parley.work.conversation.Entry.Delivery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an agent writes reaches the other side once, in order, or is seen to have failed.
class WayOutModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable ChannelCentre running;
    private static String agentToken = "";
    private static UUID agent = new UUID(0, 0);
    private static String adminToken = "";

    private static ChannelCentre centre() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = new ChannelCentre(DATABASE.address(), folder, List.of());
        for (JsonNode account : JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")) {
            if (account.path("role").asString().equals("agent") && agentToken.isEmpty()) {
                agentToken = account.path("token").asString();
            }
            if (account.path("role").asString().equals("administrator")) {
                adminToken = account.path("token").asString();
            }
        }
        agent = UUID.fromString(
                ask("GET", "/session", null, agentToken).path("agentId").asString());
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    @BeforeEach
    void forget() {
        centre().pushed.sent.clear();
        centre().pushed.answer = any -> new SendOutcome.Accepted(null);
    }

    private static JsonNode ask(String method, String path, @Nullable String body, String token) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(centre().url + "/api/v1" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// A customer's conversation in the agent's hands.
    private static String conversation(Channel channel, String party) {
        var entry = centre().bean(Intake.class)
                .receive(
                        channel.id(),
                        new Inbound.Message(
                                "in-" + party, party, new Identity("test", party), party, "en", "hello", List.of()))
                .entry();
        DATABASE.jdbc()
                .sql("update conversation_head set agent_id = :agent, agent_alias = 'Wu' where id = :id")
                .param("agent", agent)
                .param("id", entry.conversationId().value())
                .update();
        return entry.conversationId().value().toString();
    }

    private static void write(String conversation, String text) {
        JsonNode written =
                ask("POST", "/conversations/" + conversation + "/messages", "{\"text\":\"" + text + "\"}", agentToken);
        assertThat(written.path("seq").asLong()).isPositive();
    }

    /// The states of the agent's words, in their order.
    private static List<String> states(String conversation) {
        var states = new ArrayList<String>();
        ask("GET", "/conversations/" + conversation + "/messages", null, agentToken)
                .path("items")
                .forEach(entry -> {
                    if (entry.path("author").path("kind").asString().equals("agent")) {
                        states.add(entry.path("delivery").path("state").asString());
                    }
                });
        return states;
    }

    private static List<String> texts(String party) {
        return centre().pushed.sent.stream()
                .filter(one -> one.party().equals(party))
                .map(one -> one instanceof Outbound.Message message ? message.text() : "?")
                .toList();
    }

    private static void awaitStates(String conversation, String... states) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(states(conversation)).containsExactly(states));
    }

    @Test
    void sendsWhatAnAgentWritesAndTellsTheDeskHowFarItCame() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        centre().pushed.answer = any -> new SendOutcome.Accepted("p-1");
        String conversation = conversation(channel, "one");

        write(conversation, "good morning");
        awaitStates(conversation, "sent");
        assertThat(texts("one")).containsExactly("good morning");

        Intake intake = centre().bean(Intake.class);
        assertThat(intake.receipt(channel.id(), new Inbound.Receipt("p-1", Delivery.State.SEEN, null)))
                .isTrue();
        awaitStates(conversation, "seen");
        // what comes late does not turn it back
        intake.receipt(channel.id(), new Inbound.Receipt("p-1", Delivery.State.DELIVERED, null));
        awaitStates(conversation, "seen");
        assertThat(intake.receipt(channel.id(), new Inbound.Receipt("p-2", Delivery.State.SEEN, null)))
                .isFalse();
    }

    @Test
    void keepsTheOrderWhileTheFirstIsTriedAgain() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        var failures = new AtomicInteger(2);
        centre().pushed.answer = any -> failures.getAndDecrement() > 0
                ? new SendOutcome.Retry(Duration.ofMillis(50), "busy")
                : new SendOutcome.Accepted(null);
        String conversation = conversation(channel, "order");
        write(conversation, "first");
        write(conversation, "second");
        write(conversation, "third");

        awaitStates(conversation, "sent", "sent", "sent");
        assertThat(texts("order")).containsExactly("first", "first", "first", "second", "third");
        assertThat(centre().pushed.sent.stream().map(Outbound::key).distinct()).hasSize(3);
    }

    @Test
    void saysWhyItWasRejectedAndGoesOnWithTheNext() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        centre().pushed.answer = one ->
                one instanceof Outbound.Message message && message.text().equals("bad")
                        ? new SendOutcome.Rejected("opted-out", true)
                        : new SendOutcome.Accepted(null);
        String conversation = conversation(channel, "rejected");
        write(conversation, "bad");
        write(conversation, "good");

        awaitStates(conversation, "failed", "sent");
        assertThat(ask("GET", "/jobs?state=dead", null, adminToken)
                        .path("items")
                        .toString())
                .contains("channel.send")
                .contains("opted-out");
    }

    @Test
    void triesAgainWhatBreaksTheAdapterUntilItIsGivenUp() {
        Channel channel = centre().channel(TestChannels.Pushed.KEY);
        centre().pushed.answer = any -> {
            throw new IllegalStateException("broken");
        };
        String conversation = conversation(channel, "broken");
        write(conversation, "never");

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            centre().advance(Duration.ofHours(30));
            return states(conversation).equals(List.of("failed"));
        });
    }

    @Test
    void sendsNothingOnAChannelWhoseCustomersFollowTheStream() {
        Channel page = centre().bean(Channels.class).all().stream()
                .filter(one -> centre().bean(Channels.class)
                        .adapter(one.key())
                        .descriptor()
                        .capabilities()
                        .followsStream())
                .findFirst()
                .orElseThrow();
        String conversation = conversation(page, "page");
        write(conversation, "hello");

        assertThat(states(conversation)).containsExactly("");
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from channel_outbound where channel_id = :id")
                        .param("id", page.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

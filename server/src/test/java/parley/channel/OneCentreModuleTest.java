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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.Requirement;
import parley.people.presence.Presences;
import parley.people.presence.PresencesForTests;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ChannelKey;
import parley.testing.TestDatabase;
import parley.work.engine.Strategy;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategyDefinition;
import parley.work.strategy.StrategyDefinition.StrategyStep;
import parley.work.strategy.StrategyId;
import parley.work.strategy.Whom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A channel brings its adapter and nothing else: the queue, the engine, the customer's history, the
/// figures and the desk are those that are there.
class OneCentreModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable ChannelCentre running;
    private static @Nullable Channel mailbox;
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static ChannelCentre centre() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = new ChannelCentre(DATABASE.address(), folder, List.of());
        mailbox = centre().bean(Channels.class).all().stream()
                .filter(one -> one.key().equals(TestChannels.Pulled.KEY))
                .findFirst()
                .orElseThrow();
        for (JsonNode account : JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")) {
            TOKENS.putIfAbsent(
                    account.path("role").asString(), account.path("token").asString());
            TOKENS.put(account.path("login").asString(), account.path("token").asString());
        }
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    @Test
    @Requirement("0-21")
    void theSameCustomerByFiveChannelsIsOneProfileOnOneQueueBoard() {
        List<Channel> channels = List.of(
                channel(TestChannels.Pushed.KEY, "Shop"),
                channel(TestChannels.Pushed.KEY, "App"),
                mail(),
                channel(TestChannels.Listening.KEY, "Sales line"),
                channel(TestChannels.Listening.KEY, "Service line"));
        channels.forEach(channel -> writes(channel, "mei", "hello by " + channel.name()));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(customers(channels)).hasSize(channels.size()));

        assertThat(customers(channels).stream().distinct()).hasSize(1);
        JsonNode earlier = ask(
                        "GET", "/customers/" + customers(channels).getFirst() + "/conversations", null, "administrator")
                .path("items");
        assertThat(earlier.valueStream().map(one -> one.path("channelName").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        channels.stream().map(Channel::name).toList());
        assertThat(waiting()).as("on the one board").isEqualTo(channels.size());

        Intake intake = centre().bean(Intake.class);
        channels.forEach(channel -> intake.take(channel, new Inbound.Left("mei")));
        assertThat(waiting()).isZero();
    }

    @Test
    @Requirement("1-03")
    void aNewKindOfChannelNeedsNoQueueEngineReportOrDeskOfItsOwn() {
        List<Channel> channels = List.of(
                channel(TestChannels.Pushed.KEY, "Chat of tests"),
                mail(),
                channel(TestChannels.Listening.KEY, "Line of tests"));
        channels.forEach(channel -> writes(channel, "wang", "question by " + channel.name()));
        AgentId agent = agent("agent");
        // a call, a chat and a mail do not come at once: the rules of the centre say what may be added to what
        var left = new ArrayList<>(channels);
        while (!left.isEmpty()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                PresencesForTests.alive(centre().bean(Presences.class), agent);
                return !offered().isEmpty();
            });
            JsonNode item = offered().getFirst();
            Channel channel = left.stream()
                    .filter(one -> item.path("channelName").asString().equals(one.name()))
                    .findFirst()
                    .orElseThrow();
            left.remove(channel);
            assertThat(item.path("queueId").asString())
                    .isEqualTo(centre().queue.id().value().toString());
            String work = "/work-items/" + item.path("id").asString();
            ask("POST", work + "/accept", "{}", "agent");
            ask(
                    "POST",
                    "/conversations/" + item.path("conversationId").asString() + "/messages",
                    "{\"text\":\"answer by " + channel.name() + "\"}",
                    "agent");
            ask("POST", work + "/complete", "{\"wrapUpCode\":\"solved\"}", "agent");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sent(channel.key())).contains("answer by " + channel.name()));
            assertThat(segments(item.path("id").asString()))
                    .as("what every figure is made of")
                    .containsExactly("QUEUED", "OFFERED", "ACTIVE", "COMPLETED");
        }
        assertThat(ask("GET", "/wrap-up-codes", null, "agent")
                        .path("items")
                        .path(0)
                        .path("uses")
                        .asInt())
                .isGreaterThanOrEqualTo(channels.size());
    }

    /// Who was the longest without work would be asked otherwise.
    @Test
    @Requirement("4-04a")
    void whoAnsweredTheMailIsAskedForTheCallOfTheSameCustomer() {
        Channel line = channel(TestChannels.Listening.KEY, "Line of regulars");
        Strategies strategies = centre().bean(Strategies.class);
        StrategyId regulars = strategies.add(
                "Regulars",
                new StrategyDefinition(
                        List.of(
                                new StrategyStep(
                                        new Whom.LastOne(), 30L, Strategy.SkipIf.NOBODY_FREE, false, null, null),
                                new StrategyStep(new Whom.ServesHere(), null, null, true, null, null)),
                        Strategy.AgentOrder.LONGEST_IDLE,
                        null,
                        null,
                        null,
                        null,
                        null),
                Actor.SYSTEM);
        strategies.serve(centre().queue.id(), regulars, Actor.SYSTEM);
        writes(mail(), "li", "a letter");
        String first = asked("li");
        JsonNode letter = offered(first, "li").getFirst();
        ask("POST", "/work-items/" + letter.path("id").asString() + "/accept", "{}", first);
        ask(
                "POST",
                "/conversations/" + letter.path("conversationId").asString() + "/messages",
                "{\"text\":\"an answer\"}",
                first);
        ask("POST", "/work-items/" + letter.path("id").asString() + "/complete", "{\"wrapUpCode\":\"solved\"}", first);

        writes(line, "li", "a call");
        assertThat(asked("li")).isEqualTo(first);
        JsonNode call = offered(first, "li").getFirst();
        assertThat(ask("GET", "/work-items/" + call.path("id").asString() + "/why", null, "administrator")
                        .path("decisions")
                        .path(0)
                        .path("step")
                        .asInt())
                .isZero();
        centre().bean(Intake.class).take(line, new Inbound.Left("li"));
        strategies.serve(centre().queue.id(), null, Actor.SYSTEM);
    }

    /// The login of the agent who is asked to take what the customer wants.
    private static String asked(String customer) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            for (String login : List.of("wu.jie", "zhao.min")) {
                                PresencesForTests.alive(centre().bean(Presences.class), agent(login));
                            }
                            return Stream.of("wu.jie", "zhao.min")
                                    .filter(login -> !offered(login, customer).isEmpty())
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static AgentId agent(String who) {
        return new AgentId(UUID.fromString(
                ask("GET", "/session", null, who).path("agentId").asString()));
    }

    private static Channel channel(ChannelKey kind, String name) {
        return centre().bean(Channels.class).add(kind, name, centre().queue.id(), "{}");
    }

    /// The sample centre has one of each kind; a second would read the same mailbox.
    private static Channel mail() {
        return Objects.requireNonNull(mailbox);
    }

    /// By the channel's own way in.
    private static void writes(Channel channel, String party, String text) {
        String line = UUID.randomUUID() + "|" + party + "|" + text;
        if (channel.key().equals(TestChannels.Pulled.KEY)) {
            centre().pulled.mailbox.add(line);
        } else if (channel.key().equals(TestChannels.Listening.KEY)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> centre().listening.sinks.containsKey(channel.id()));
            Objects.requireNonNull(centre().listening.sinks.get(channel.id())).take(TestChannels.raw(line));
        } else {
            centre().bean(Inbox.class).put(channel.id(), TestChannels.raw(line));
        }
    }

    private static List<String> sent(ChannelKey kind) {
        TestChannels.Sending adapter = kind.equals(TestChannels.Pulled.KEY)
                ? centre().pulled
                : kind.equals(TestChannels.Listening.KEY) ? centre().listening : centre().pushed;
        return adapter.sent.stream()
                .map(one -> one instanceof Outbound.Message message ? message.text() : "")
                .toList();
    }

    private static List<String> customers(List<Channel> channels) {
        return DATABASE.jdbc()
                .sql(
                        "select customer_id::text from conversation_head where channel_id = any(:channels) and party = 'mei'")
                .param(
                        "channels",
                        channels.stream().map(channel -> channel.id().value()).toArray(UUID[]::new))
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static List<String> segments(String work) {
        return DATABASE.jdbc()
                .sql("select state from routing_segment where work_id = :work::uuid order by id")
                .param("work", work)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static int waiting() {
        return ask("GET", "/queues", null, "agent")
                .path("items")
                .valueStream()
                .filter(one -> one.path("id")
                        .asString()
                        .equals(centre().queue.id().value().toString()))
                .mapToInt(one -> one.path("waiting").asInt())
                .sum();
    }

    private static List<JsonNode> offered() {
        return offered("agent", "wang");
    }

    private static List<JsonNode> offered(String who, String customer) {
        return ask("GET", "/work-items?state=offered", null, who)
                .path("items")
                .valueStream()
                .filter(one -> one.path("title").asString().equals(customer))
                .toList();
    }

    private static JsonNode ask(String method, String path, @Nullable String body, String role) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(centre().url + "/api/v1" + path))
                            .header("Authorization", "Bearer " + TOKENS.get(role))
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method + " " + path).isLessThan(300);
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}

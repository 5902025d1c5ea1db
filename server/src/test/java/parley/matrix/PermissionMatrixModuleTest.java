package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import parley.matrix.Examples.Example;
import parley.platform.identity.Open;
import parley.platform.identity.PermissionSource;
import parley.platform.identity.PermissionSource.From;
import parley.platform.identity.PermissionSource.Permission;
import parley.platform.identity.Requires;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every endpoint against every kind of caller: who may not gets 401 or 403, who may gets past it.
class PermissionMatrixModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String NOWHERE = "019540f0-0000-7000-8000-00000000dead";
    private static final String PASSED = "passed";

    @TempDir
    static Path folder;

    private static @Nullable Centre running;
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static final Map<String, String> IDS = new HashMap<>();

    private static Centre centre() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void startACentreWithPeopleAndWork() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        JsonNode demo = JsonMapper.shared().readTree(Files.readString(folder.resolve("demo.json")));
        for (JsonNode account : demo.path("accounts")) {
            TOKENS.putIfAbsent(
                    account.path("role").asString(), account.path("token").asString());
        }
        String admin = token("administrator");
        String channel = demo.path("channelId").asString();
        JsonNode visitor = centre().ask(
                        "POST", "/api/v1/webchat/" + channel + "/visitors", "{\"language\":\"en\"}", null)
                .json();
        TOKENS.put("visitor", visitor.path("token").asString());
        JsonNode message = centre().ask(
                        "POST", "/api/v1/webchat/" + channel + "/messages", "{\"text\":\"hello\"}", token("visitor"))
                .json();
        JsonNode revoked = made(admin, "{\"name\":\"revoked\"}");
        TOKENS.put("revoked", revoked.path("token").asString());
        centre().ask("DELETE", "/api/v1/tokens/" + revoked.path("id").asString(), null, admin);
        TOKENS.put(
                "expired", made(admin, "{\"name\":\"expired\"}").path("token").asString());
        DATABASE.jdbc()
                .sql("update accounts_token set expires_at = created_at where name = 'expired'")
                .update();
        IDS.put("channelId", channel);
        IDS.put("conversations", message.path("conversationId").asString());
        JsonNode somebody = centre().ask(
                        "POST", "/api/v1/people", "{\"login\":\"li\",\"name\":\"Li\",\"language\":\"en\"}", admin)
                .json();
        IDS.put("people", somebody.path("id").asString());
        IDS.put("tokens", made(admin, "{\"name\":\"somebody's\"}").path("id").asString());
        IDS.put("roles", "agent");
        IDS.put(
                "work-items",
                DATABASE.jdbc()
                        .sql("select id::text from routing_work limit 1")
                        .query(String.class)
                        .single());
    }

    private static JsonNode made(String admin, String body) {
        return centre().ask("POST", "/api/v1/tokens", body, admin).json();
    }

    private static String token(String who) {
        return String.valueOf(TOKENS.get(who));
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    @Test
    void everyEndpointStandsInTheListWithAnExample() {
        assertThat(Examples.all().keySet()).isEqualTo(endpoints().keySet());
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        endpoints()
                .forEach((endpoint, method) -> assertThat(
                                method.hasMethodAnnotation(Open.class) ^ method.hasMethodAnnotation(Requires.class))
                        .as(endpoint)
                        .isTrue());
    }

    @Test
    void everyPermissionIsDeclaredOnceAndHasATextInBothLanguages() {
        var declared = new ArrayList<String>();
        for (PermissionSource source :
                centre().context.getBeansOfType(PermissionSource.class).values()) {
            for (Permission permission : source.permissions()) {
                declared.add(permission.name());
                assertThat(source.text(permission, Locale.ENGLISH)).isNotBlank();
                assertThat(source.text(permission, Locale.CHINESE)).isNotBlank();
            }
        }
        assertThat(declared).doesNotHaveDuplicates();
        var used = new TreeSet<String>();
        endpoints().values().forEach(method -> used.add(required(method)));
        used.removeAll(Set.of(Requires.SIGNED_IN, Requires.EVEN_LIMITED, ""));
        assertThat(declared).containsAll(used);
    }

    @Test
    void whoMayNotIsRefusedAndWhoMayIsNot() {
        var wrong = new ArrayList<String>();
        endpoints().forEach((endpoint, method) -> {
            for (String who :
                    List.of("anonymous", "revoked", "expired", "visitor", "agent", "supervisor", "administrator")) {
                String expected = expected(method, who);
                String actual = actual(endpoint, who);
                if (!expected.equals(actual)) {
                    wrong.add(endpoint + " for " + who + ": " + actual + " instead of " + expected);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aLimitedSessionMayOnlyDoWhatLiftsTheLimit() {
        JsonNode person = centre().ask(
                        "POST",
                        "/api/v1/people",
                        "{\"login\":\"new\",\"name\":\"New\",\"language\":\"en\",\"roles\":[\"administrator\"]}",
                        token("administrator"))
                .json();
        String cookie = cookie("new", person.path("password").asString());
        assertThat(centre().send("GET", "/api/v1/session", null, Map.of("Cookie", cookie))
                        .json()
                        .path("limit")
                        .asString())
                .isEqualTo("password-change");
        var wrong = new ArrayList<String>();
        endpoints().forEach((endpoint, method) -> {
            if (method.hasMethodAnnotation(Requires.class) && !required(method).equals(Requires.EVEN_LIMITED)) {
                Centre.Answer answer = send(endpoint, Map.of("Cookie", cookie, "Origin", centre().url));
                if (!answer.code().equals("password-change-first")) {
                    wrong.add(endpoint + ": " + answer.status() + " " + answer.code());
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void otherPeoplesThingsAreNotThereForAnAgent() {
        var wrong = new ArrayList<String>();
        Examples.all().forEach((endpoint, example) -> {
            if (example.isForeign()) {
                Centre.Answer answer = ask(endpoint, token("agent"));
                if (!Set.of(403, 404, 409).contains(answer.status())) {
                    wrong.add(endpoint + ": " + answer.status() + " " + answer.body());
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(centre().ask("GET", "/api/v1/conversations?scope=open", null, token("agent"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCookieFromAnotherSiteIsRefused() {
        String cookie = centre().send("GET", "/", null, Map.of("Accept", "text/html"))
                .headers()
                .getOrDefault("set-cookie", List.of("none"))
                .getFirst()
                .replaceFirst(";.*", "");
        assertThat(cookie).startsWith("parley_session=ps_");
        String body = "{\"language\":\"en\"}";
        String path = "/api/v1/session/language";
        assertThat(centre().send("PUT", path, body, Map.of("Cookie", cookie, "Origin", centre().url))
                        .status())
                .isEqualTo(204);
        for (Map<String, String> foreign : List.of(
                Map.of("Cookie", cookie, "Origin", "https://evil.example"),
                Map.of("Cookie", cookie, "Origin", "null"),
                Map.of("Cookie", cookie))) {
            assertThat(centre().send("PUT", path, body, foreign).code()).isEqualTo("wrong-origin");
        }
    }

    private static String cookie(String login, String password) {
        return centre().ask(
                        "POST",
                        "/api/v1/session",
                        "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}",
                        null)
                .headers()
                .getOrDefault("set-cookie", List.of("none"))
                .getFirst()
                .replaceFirst(";.*", "");
    }

    private static String actual(String endpoint, String who) {
        if (endpoint.equals("DELETE /api/v1/session")
                && !Set.of("anonymous", "revoked", "expired", "visitor").contains(who)) {
            return PASSED;
        }
        Centre.Answer answer = ask(endpoint, TOKENS.get(who));
        assertThat(answer.status())
                .as(endpoint + " for " + who + " " + answer.body())
                .isNotEqualTo(500);
        return switch (answer.code()) {
            case "unauthenticated", "forbidden" -> answer.code();
            default -> PASSED;
        };
    }

    private static Centre.Answer ask(String endpoint, @Nullable String token) {
        return send(endpoint, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    private static Centre.Answer send(String endpoint, Map<String, String> headers) {
        Example example = java.util.Objects.requireNonNull(Examples.all().get(endpoint), endpoint);
        String collection = endpoint.replaceFirst(".*/api/v1/", "").replaceFirst("/.*", "");
        String path = example.path()
                .replace("{channelId}", String.valueOf(IDS.get("channelId")))
                .replace("{id}", IDS.getOrDefault(collection, NOWHERE))
                .replace("{key}", "files.most-megabytes")
                .replace("{sessionId}", NOWHERE);
        return centre().send(endpoint.replaceFirst(" .*", ""), path, example.body(), headers);
    }

    /// What the declaration says: signing in is enough, or the role holds the permission.
    private static String expected(HandlerMethod method, String who) {
        if (method.hasMethodAnnotation(Open.class)) {
            return PASSED;
        }
        if (Set.of("anonymous", "revoked", "expired").contains(who)) {
            return "unauthenticated";
        }
        String permission = required(method);
        if (Set.of(Requires.SIGNED_IN, Requires.EVEN_LIMITED).contains(permission)) {
            // these are all about a person's own account
            return who.equals("visitor") ? "forbidden" : PASSED;
        }
        From from = centre().context.getBeansOfType(PermissionSource.class).values().stream()
                .flatMap(source -> source.permissions().stream())
                .filter(known -> known.name().equals(permission))
                .findFirst()
                .orElseThrow()
                .from();
        boolean isHeld = switch (from) {
            case AGENT -> !who.equals("visitor");
            case SUPERVISOR -> who.equals("supervisor") || who.equals("administrator");
            case ADMINISTRATOR -> who.equals("administrator");
            case NO_ROLE -> who.equals("visitor");
        };
        return isHeld ? PASSED : "forbidden";
    }

    private static String required(HandlerMethod method) {
        Requires requires = method.getMethodAnnotation(Requires.class);
        return requires == null ? "" : requires.value();
    }

    private static Map<String, HandlerMethod> endpoints() {
        var found = new TreeMap<String, HandlerMethod>();
        centre().context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    for (String pattern : mapping.getPatternValues()) {
                        boolean isOurs = pattern.startsWith("/api/v1/") || pattern.equals("/metrics");
                        if (isOurs && !pattern.startsWith("/api/v1/openapi")) {
                            mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> found.put(verb + " " + pattern, method));
                        }
                    }
                });
        return found;
    }
}

package parley.matrix;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How each endpoint is asked, so that only the question of rights decides the answer. An
/// endpoint that is missing here fails the test: who adds one says here how it is reached, and
/// whether its address names something that belongs to somebody.
final class Examples {

    /// One request.
    ///
    /// @param path with `{…}` for ids
    /// @param body JSON, or null
    /// @param isForeign whether the ids in it name things of other people, which a caller without
    ///     the right to see everything must not get
    record Example(String path, @Nullable String body, boolean isForeign) {}

    private static final Map<String, Example> ALL = new TreeMap<>();

    private Examples() {}

    static {
        accounts();
        ownAccount();
        staff();
        work();
        customers();
        visitors();
        channels();
        operation();
        reports();
    }

    static Map<String, Example> all() {
        return Map.copyOf(ALL);
    }

    private static void accounts() {
        String person = "{\"login\":\"x\",\"name\":\"x\",\"language\":\"xx\"}";
        plain("GET /api/v1/people", null);
        plain("POST /api/v1/people", person);
        foreign("GET /api/v1/people/{id}", null);
        foreign("PUT /api/v1/people/{id}", person);
        foreign("DELETE /api/v1/people/{id}", null);
        foreign("POST /api/v1/people/{id}/password", null);
        foreign("DELETE /api/v1/people/{id}/second-factor", null);
        foreign("GET /api/v1/people/{id}/roles", null);
        foreign("PUT /api/v1/people/{id}/roles", "{\"grants\":null}");
        foreign("GET /api/v1/people/{id}/sessions", null);
        foreign("DELETE /api/v1/people/{id}/sessions", null);
        foreign("DELETE /api/v1/people/{id}/sessions/{sessionId}", null);
        plain("GET /api/v1/permissions", null);
        plain("GET /api/v1/roles", null);
        plain("POST /api/v1/roles", "{\"name\":\"\",\"needsSecondFactor\":false}");
        plain("GET /api/v1/roles/{id}", null);
        plain("PUT /api/v1/roles/{id}", "{\"name\":\"\",\"needsSecondFactor\":false}");
        plain("DELETE /api/v1/roles/{id}", null);
        plain("GET /api/v1/tokens", null);
        plain("POST /api/v1/tokens", "{\"name\":\"\"}");
        foreign("DELETE /api/v1/tokens/{id}", null);
        plain("GET /api/v1/audit-events", null);
        plain("GET /api/v1/audit-events/verification", null);
    }

    private static void ownAccount() {
        plain("POST /api/v1/session", "{\"login\":\"\",\"password\":\"\"}");
        plain("GET /api/v1/session", null);
        // not sent: it would end the session that the test works with
        plain("DELETE /api/v1/session", null);
        plain("GET /api/v1/session/sessions", null);
        foreign("DELETE /api/v1/session/sessions/{id}", null);
        plain("POST /api/v1/session/sessions/end-others", null);
        plain("PUT /api/v1/session/password", "{\"current\":\"\",\"password\":\"\"}");
        plain("PUT /api/v1/session/language", "{\"language\":\"xx\"}");
        plain("GET /api/v1/session/second-factor", null);
        plain("POST /api/v1/session/second-factor", "{\"password\":\"\"}");
        plain("POST /api/v1/session/second-factor/confirm", "{\"code\":\"\"}");
        plain("POST /api/v1/session/second-factor/off", "{\"password\":\"\"}");
    }

    private static void staff() {
        for (String things : new String[] {"teams", "skills", "hours"}) {
            plain("GET /api/v1/" + things, null);
            plain("POST /api/v1/" + things, "{\"name\":\"\"}");
            plain("GET /api/v1/" + things + "/{id}", null);
            plain("PUT /api/v1/" + things + "/{id}", "{\"name\":\"\"}");
            plain("DELETE /api/v1/" + things + "/{id}", null);
        }
    }

    private static void work() {
        plain("GET /api/v1/agents", null);
        plain("GET /api/v1/agents/{id}/why-idle", null);
        plain("GET /api/v1/work-items/{id}/why", null);
        plain("GET /api/v1/conversations/{id}/why", null);
        plain("POST /api/v1/routing/trial", "{\"queueId\":null}");
        plain("GET /api/v1/presence", null);
        plain("PUT /api/v1/presence", "{\"state\":null}");
        plain("DELETE /api/v1/presence/not-responding", null);
        plain("GET /api/v1/queues", null);
        plain("POST /api/v1/queues", "{\"name\":\"\"}");
        plain("GET /api/v1/queues/{id}", null);
        plain("PUT /api/v1/queues/{id}", "{\"name\":\"\"}");
        plain("DELETE /api/v1/queues/{id}", null);
        strategies();
        plain("GET /api/v1/wrap-up-codes", null);
        plain("POST /api/v1/wrap-up-codes", "{\"names\":null}");
        plain("GET /api/v1/wrap-up-codes/{id}", null);
        plain("PUT /api/v1/wrap-up-codes/{id}", "{\"names\":null}");
        plain("DELETE /api/v1/wrap-up-codes/{id}", null);
        ALL.put("GET /api/v1/work-items", new Example("/api/v1/work-items?state=offered", null, false));
        foreign("GET /api/v1/work-items/{id}", null);
        foreign("POST /api/v1/work-items/{id}/accept", null);
        foreign("POST /api/v1/work-items/{id}/decline", null);
        foreign("POST /api/v1/work-items/{id}/false-alarm", null);
        plain("GET /api/v1/triage-rules", null);
        plain("PUT /api/v1/triage-rules", "{\"version\":-1,\"rules\":[]}");
        plain("POST /api/v1/triage-rules/trial", "{\"queueId\":\"" + new java.util.UUID(1, 1) + "\"}");
        foreign("POST /api/v1/work-items/{id}/transfer", "{\"queueId\":\"" + new java.util.UUID(1, 1) + "\"}");
        foreign("POST /api/v1/work-items/{id}/complete", null);
        foreign("GET /api/v1/work-items/{id}/outcome", null);
        foreign("PUT /api/v1/work-items/{id}/outcome", "{}");
        ALL.put("GET /api/v1/conversations", new Example("/api/v1/conversations?scope=mine", null, false));
        foreign("GET /api/v1/conversations/{id}", null);
        foreign("GET /api/v1/conversations/{id}/messages", null);
        foreign("POST /api/v1/conversations/{id}/messages", "{\"text\":\"x\"}");
        String draft = "/api/v1/conversations/{id}/draft?mode=reply";
        ALL.put("GET /api/v1/conversations/{id}/draft", new Example(draft, null, true));
        ALL.put("PUT /api/v1/conversations/{id}/draft", new Example(draft, "{\"text\":\"x\",\"version\":0}", true));
        ALL.put("DELETE /api/v1/conversations/{id}/draft", new Example(draft, null, true));
        plain("GET /api/v1/drafts", null);
        plain("GET /api/v1/canned-replies", null);
        plain("GET /api/v1/canned-replies/{id}", null);
        plain("POST /api/v1/canned-replies", "{\"shortcut\":\"\"}");
        plain("PUT /api/v1/canned-replies/{id}", "{\"shortcut\":\"\"}");
        plain("DELETE /api/v1/canned-replies/{id}", null);
        // without a form it is refused, by who may write there
        foreign("POST /api/v1/conversations/{id}/files", null);
        foreign("POST /api/v1/conversations/{id}/seen", "{\"seq\":1}");
    }

    private static void strategies() {
        plain("GET /api/v1/strategies", null);
        plain("POST /api/v1/strategies", "{\"name\":\"\"}");
        plain("POST /api/v1/strategies/check", "{\"definition\":null}");
        plain("GET /api/v1/strategies/{id}", null);
        plain("PUT /api/v1/strategies/{id}", "{\"name\":\"\"}");
        plain("DELETE /api/v1/strategies/{id}", null);
        plain("GET /api/v1/strategies/{id}/versions", null);
        String version = "/api/v1/strategies/{id}/versions/1";
        ALL.put("GET /api/v1/strategies/{id}/versions/{version}", new Example(version, null, false));
        ALL.put(
                "POST /api/v1/strategies/{id}/versions/{version}/restore",
                new Example(version + "/restore", null, false));
        plain("GET /api/v1/queues/{id}/estimates", null);
        plain("GET /api/v1/balance-proposals", null);
        plain("POST /api/v1/balance-proposals", "{\"name\":\"\"}");
        plain("GET /api/v1/balance-proposals/{id}", null);
        plain("POST /api/v1/balance-proposals/{id}/cancel", null);
        plain("POST /api/v1/balance-proposals/{id}/on", null);
        plain("GET /api/v1/balance-plans", null);
        plain("POST /api/v1/balance-plans", "{\"name\":\"\"}");
        plain("GET /api/v1/balance-plans/{id}", null);
        plain("DELETE /api/v1/balance-plans/{id}", null);
        plain("POST /api/v1/balance-plans/{id}/on", null);
        plain("POST /api/v1/balance-plans/{id}/off", null);
        plain("GET /api/v1/surge", null);
        plain("POST /api/v1/surge/moves", "{\"agentIds\":[]}");
        plain("DELETE /api/v1/surge/moves/{id}", null);
        plain("GET /api/v1/surge/rules", null);
        plain("GET /api/v1/surge/rules/{id}", null);
        plain("POST /api/v1/surge/rules", "{\"lenders\":[]}");
        plain("PUT /api/v1/surge/rules/{id}", "{\"lenders\":[]}");
        plain("PUT /api/v1/surge/rules/{id}/switch", "{}");
        plain("DELETE /api/v1/surge/rules/{id}", null);
        plain("GET /api/v1/wellbeing/limits", null);
        plain("POST /api/v1/wellbeing/limits", "{\"hardCodes\":null}");
        plain("GET /api/v1/wellbeing/limits/{id}", null);
        plain("PUT /api/v1/wellbeing/limits/{id}", "{\"hardCodes\":null}");
        plain("DELETE /api/v1/wellbeing/limits/{id}", null);
        plain("GET /api/v1/wellbeing/agents", null);
        plain("GET /api/v1/wellbeing/rest", null);
        plain("DELETE /api/v1/wellbeing/rest", null);
        plain("GET /api/v1/queues/{id}/strategy", null);
        plain("PUT /api/v1/queues/{id}/strategy", "{\"strategyId\":\"" + new java.util.UUID(1, 1) + "\"}");
        plain("GET /api/v1/routing-rules", null);
        plain("PUT /api/v1/routing-rules", "{\"fifoAcrossChannels\":false}");
        plain("GET /api/v1/simulations", null);
        plain("POST /api/v1/simulations", "{\"name\":\"x\",\"wish\":{}}");
        plain("GET /api/v1/simulations/{id}", null);
        plain("POST /api/v1/simulations/{id}/cancel", null);
    }

    private static void customers() {
        String profile = "{\"name\":\"x\",\"language\":\"not a language\"}";
        plain("GET /api/v1/customers", null);
        foreign("GET /api/v1/customers/{id}", null);
        foreign("GET /api/v1/customers/{id}/conversations", null);
        plain("PUT /api/v1/customers/{id}", profile);
        plain("PUT /api/v1/customers/{id}/block", "{\"until\":null}");
        foreign("DELETE /api/v1/customers/{id}/block", null);
        foreign("GET /api/v1/conversations/{id}/whereabouts", null);
    }

    private static void visitors() {
        plain("GET /api/v1/webchat/{channelId}/settings", null);
        plain("POST /api/v1/webchat/{channelId}/visitors", "{\"language\":null}");
        plain("GET /api/v1/webchat/{channelId}/conversation", null);
        plain("POST /api/v1/webchat/{channelId}/messages", "{\"text\":null}");
        plain("POST /api/v1/webchat/{channelId}/files", null);
        plain("GET /api/v1/webchat/{channelId}/files/{id}", null);
        plain("POST /api/v1/webchat/{channelId}/seen", "{\"seq\":1}");
        plain("POST /api/v1/webchat/{channelId}/end", null);
        plain("POST /api/v1/webchat/{channelId}/identity", "{\"token\":\"x\"}");
        plain("POST /api/v1/webchat/{channelId}/page", "{\"url\":null}");
        plain("POST /api/v1/webchat/{channelId}/rating", "{\"score\":9}");
        plain("GET /api/v1/channels/{id}/identity-secrets", null);
        plain("POST /api/v1/channels/{id}/identity-secrets", null);
        ALL.put(
                "DELETE /api/v1/channels/{id}/identity-secrets/{secretId}",
                new Example("/api/v1/channels/{channelId}/identity-secrets/" + new java.util.UUID(1, 1), null, true));
        plain("GET /api/v1/webchat/{channelId}/last-visit", null);
    }

    private static void channels() {
        plain("GET /api/v1/channels", null);
        plain("GET /api/v1/channels/kinds", null);
        plain("POST /api/v1/channels", "{\"name\":\"\"}");
        plain("GET /api/v1/channels/{id}", null);
        plain("PUT /api/v1/channels/{id}", "{\"name\":\"\",\"isEnabled\":true}");
        plain("DELETE /api/v1/channels/{id}", null);
        plain("GET /api/v1/channels/{id}/push", null);
        plain("POST /api/v1/channels/{id}/push", "{}");
        plain("POST /api/v1/channels/{id}/inbound", "{}");
        plain("POST /api/v1/channels/{id}/receipts", "{}");
        plain("POST /api/v1/channels/{id}/departures", "{}");
        plain("POST /api/v1/channels/{id}/typing", "{\"from\":{\"id\":\"x\"},\"typing\":true}");
        ALL.put(
                "GET /api/v1/channels/{id}/files/{file}",
                new Example("/api/v1/channels/{id}/files/" + new java.util.UUID(1, 1) + "?to=x", null, false));
        plain("GET /api/v1/quarantine", null);
        plain("GET /api/v1/quarantine/{id}/body", null);
        plain("POST /api/v1/quarantine/{id}/replay", null);
    }

    private static void operation() {
        plain("GET /metrics", null);
        plain("GET /api/v1/settings", null);
        plain("GET /api/v1/settings/{key}", null);
        plain("PUT /api/v1/settings/{key}", "{}");
        plain("GET /api/v1/settings/{key}/history", null);
        plain("POST /api/v1/settings/{key}/restore", "{\"change\":null}");
        plain("GET /api/v1/jobs", null);
        plain("GET /api/v1/jobs/{id}", null);
        plain("POST /api/v1/jobs/{id}/replay", null);
        // without a body of bytes it is refused, by everybody's right to try
        plain("POST /api/v1/files", null);
        plain("GET /api/v1/files/{id}", null);
        plain("GET /api/v1/demo/simulation", null);
        plain("PUT /api/v1/demo/simulation", "{\"running\":null}");
    }

    private static void reports() {
        String range = "from=2026-11-20&to=2026-11-21";
        plain("GET /api/v1/reports/metrics", null);
        ALL.put(
                "GET /api/v1/reports/intervals",
                new Example("/api/v1/reports/intervals?by=queue&" + range, null, false));
        ALL.put(
                "GET /api/v1/reports/intervals.csv",
                new Example("/api/v1/reports/intervals.csv?by=agent&" + range, null, false));
        ALL.put(
                "GET /api/v1/reports/own-intervals",
                new Example("/api/v1/reports/own-intervals?" + range, null, false));
    }

    private static void plain(String endpoint, @Nullable String body) {
        ALL.put(endpoint, new Example(endpoint.substring(endpoint.indexOf(' ') + 1), body, false));
    }

    private static void foreign(String endpoint, @Nullable String body) {
        ALL.put(endpoint, new Example(endpoint.substring(endpoint.indexOf(' ') + 1), body, true));
    }
}

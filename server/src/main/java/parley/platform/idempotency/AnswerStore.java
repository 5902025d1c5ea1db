package parley.platform.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about answers that may be asked for again.
@Repository
class AnswerStore {

    /// Also takes over what was begun long ago and never answered: its process has died.
    private static final String BEGIN = """
            insert into idempotency_answer as known (caller, key, route, request_hash, started_at)
            values (:caller, :key, :route, :hash, :now)
            on conflict (caller, key) do update
            set route = excluded.route,
                request_hash = excluded.request_hash,
                started_at = excluded.started_at,
                status = null,
                content_type = null,
                body = null
            where known.started_at < :expired
               or (known.status is null and known.started_at < :abandoned)
            """;

    private static final String FIND = """
            select route, request_hash, status, content_type, body
            from idempotency_answer
            where caller = :caller
              and key = :key
            """;

    private static final String FINISH = """
            update idempotency_answer
            set status = :status,
                content_type = :type,
                body = :body
            where caller = :caller
              and key = :key
              and started_at = :started
            """;

    private static final String FORGET = """
            delete from idempotency_answer
            where caller = :caller
              and key = :key
              and started_at = :started
            """;

    private static final String PRUNE = """
            delete from idempotency_answer
            where started_at < :before
            """;

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A request as it is recognised.
    record Request(String caller, String key, String route, String hash, Instant startedAt) {

        boolean isSameAs(Answer answer) {
            return route.equals(answer.route()) && hash.equals(answer.hash());
        }

        String context() {
            return "answer:" + caller + ":" + key;
        }
    }

    /// What was answered; all null while the first request runs.
    record Answer(
            String route,
            String hash,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String body) {}

    /// Notes that the request is being worked on.
    ///
    /// @return whether it is the first
    boolean begin(Request request, Instant expired, Instant abandoned) {
        return jdbc.sql(BEGIN)
                        .param("caller", request.caller())
                        .param("key", request.key())
                        .param("route", request.route())
                        .param("hash", request.hash())
                        .param("now", Timestamps.parameter(request.startedAt()))
                        .param("expired", Timestamps.parameter(expired))
                        .param("abandoned", Timestamps.parameter(abandoned))
                        .update()
                == 1;
    }

    Optional<Answer> find(Request request) {
        return jdbc.sql(FIND)
                .param("caller", request.caller())
                .param("key", request.key())
                .query((row, number) -> new Answer(
                        row.getString("route"),
                        row.getString("request_hash"),
                        row.getObject("status", Integer.class),
                        row.getString("content_type"),
                        row.getString("body")))
                .optional();
    }

    void finish(Request request, int status, @Nullable String contentType, String body) {
        jdbc.sql(FINISH)
                .param("caller", request.caller())
                .param("key", request.key())
                .param("started", Timestamps.parameter(request.startedAt()))
                .param("status", status)
                .param("type", contentType)
                .param("body", body)
                .update();
    }

    void forget(Request request) {
        jdbc.sql(FORGET)
                .param("caller", request.caller())
                .param("key", request.key())
                .param("started", Timestamps.parameter(request.startedAt()))
                .update();
    }

    int prune(Instant before) {
        return jdbc.sql(PRUNE).param("before", Timestamps.parameter(before)).update();
    }
}

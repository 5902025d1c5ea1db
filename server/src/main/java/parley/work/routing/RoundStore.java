package parley.work.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.people.staff.AgentId;
import parley.platform.kernel.Timestamps;
import parley.work.engine.Decision;
import parley.work.engine.Item;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Every statement that stores what a round of the dispatcher has decided: few of them, however
/// much that is.
@Repository
class RoundStore {

    /// What somebody else is changing at this moment is left for the next round.
    private static final String OFFER = """
            with asked as (
              select w.id
              from routing_work w
              join unnest(cast(:works as uuid[]), cast(:fences as bigint[])) as known (work_id, fence)
                on known.work_id = w.id and known.fence = w.fence
              where w.state = 'QUEUED'
              order by w.id
              for update of w skip locked
            )
            update routing_work w
            set state = 'OFFERED',
                since = :now,
                fence = w.fence + 1
            from asked
            where w.id = asked.id
            returning w.id, w.queue_id, w.subject_id, w.channel, w.channel_name, w.tempo, w.state, w.tier, w.priority,
              w.language, w.title, w.preview, w.entered_at, w.since, w.agent_id, w.fence
            """;

    private static final String END_SEGMENTS = """
            update routing_segment
            set ended_at = :now
            where work_id = any(cast(:works as uuid[]))
              and ended_at is null
            """;

    private static final String BEGIN_SEGMENTS = """
            insert into routing_segment (work_id, queue_id, state, by, why, started_at)
            select begun.work_id, begun.queue_id, :state, :by, :why, :now
            from unnest(cast(:works as uuid[]), cast(:queues as uuid[])) as begun (work_id, queue_id)
            """;

    private static final String INSERT_OFFERS = """
            insert into routing_offer (id, work_id, agent_id, fence, state, offered_at, deadline, reasons)
            select made.id, made.work_id, made.agent_id, made.fence, 'OPEN', :now,
              cast(:now as timestamptz) + make_interval(secs => made.seconds), cast(made.reasons as jsonb)
            from unnest(
              cast(:ids as uuid[]), cast(:works as uuid[]), cast(:agents as uuid[]), cast(:fences as bigint[]),
              cast(:seconds as double precision[]), cast(:reasons as text[])
            ) as made (id, work_id, agent_id, fence, seconds, reasons)
            """;

    private static final String MOVE = """
            with before as (
              select id, queue_id as former
              from routing_work
              where id = :id
                and state = 'QUEUED'
                and fence = :fence
              for update
            )
            update routing_work w
            set queue_id = :queue,
                priority = :priority,
                rank_at = :rankAt,
                step = :step,
                stepped_at = :steppedAt
            from before
            where w.id = before.id
            returning w.id, w.queue_id, w.subject_id, w.channel, w.channel_name, w.tempo, w.state, w.tier, w.priority,
              w.language, w.title, w.preview, w.entered_at, w.since, w.agent_id, w.fence, before.former
            """;

    private static final String NOTE = """
            insert into routing_decision (work_id, queue_id, kind, version, step, agents, rejected, best, cause, decided_at)
            select made.work_id, made.queue_id, made.kind, made.version, made.step,
              cast(made.agents as uuid[]), cast(made.rejected as jsonb), cast(made.best as jsonb), made.cause, :now
            from unnest(
              cast(:works as uuid[]), cast(:queues as uuid[]), cast(:kinds as text[]), cast(:versions as bigint[]),
              cast(:steps as integer[]), cast(:agents as text[]), cast(:rejected as text[]), cast(:best as text[]),
              cast(:causes as text[])
            ) with ordinality as made (work_id, queue_id, kind, version, step, agents, rejected, best, cause, place)
            order by made.place
            """;

    private static final String DECISIONS = """
            select queue_id, kind, version, step, agents, rejected, best, cause, decided_at
            from routing_decision
            where work_id = :work
            order by id desc
            limit :limit
            """;

    private static final TypeReference<Map<Decision.Reason, Integer>> REJECTED = new TypeReference<>() {};
    private static final TypeReference<List<Best>> BEST = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RoundStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A new round of offers begins for those of these that still wait as they were known.
    ///
    /// @return the items as they are now; what is missing is not what it was, or in other hands
    List<WorkItem> offer(Collection<Matcher.Waiting> known, Instant now) {
        return jdbc.sql(OFFER)
                .param("works", ids(known, item -> item.id().value()))
                .param("fences", known.stream().map(Matcher.Waiting::fence).toArray(Long[]::new))
                .param("now", Timestamps.parameter(now))
                .query(WorkStore::item)
                .list();
    }

    /// Their segments end, and those of the state in which they are now begin.
    void turnSegments(Collection<WorkItem> items, String by, String why, Instant now) {
        UUID[] works = ids(items, item -> item.id().value());
        jdbc.sql(END_SEGMENTS)
                .param("works", works)
                .param("now", Timestamps.parameter(now))
                .update();
        jdbc.sql(BEGIN_SEGMENTS)
                .param("works", works)
                .param("queues", ids(items, item -> item.queue().value()))
                .param("state", items.iterator().next().state().name())
                .param("by", by)
                .param("why", why)
                .param("now", Timestamps.parameter(now))
                .update();
    }

    /// @param offers all made now
    void insert(List<Offer> offers, Instant now) {
        jdbc.sql(INSERT_OFFERS)
                .param("ids", ids(offers, Offer::id))
                .param("works", ids(offers, offer -> offer.work().value()))
                .param("agents", ids(offers, offer -> offer.agent().value()))
                .param("fences", offers.stream().map(Offer::fence).toArray(Long[]::new))
                .param(
                        "seconds",
                        offers.stream().map(offer -> seconds(offer, now)).toArray(Double[]::new))
                .param("reasons", texts(offers, offer -> json.writeValueAsString(offer.reasons())))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    private static double seconds(Offer offer, Instant now) {
        return (offer.deadline().toEpochMilli() - now.toEpochMilli()) / 1000.0;
    }

    /// @param former the queue in which it was
    record Moved(WorkItem item, QueueId former) {}

    /// It has come to another step, perhaps of another queue.
    ///
    /// @return the item as it is now; none where it did not wait any more
    Optional<Moved> move(Item item, long fence, Instant rank) {
        return jdbc.sql(MOVE)
                .param("id", item.id().value())
                .param("queue", item.queue().value())
                .param("priority", item.place().priority())
                .param("rankAt", Timestamps.parameter(rank))
                .param("step", item.step().number())
                .param(
                        "steppedAt",
                        Timestamps.parameter(Instant.ofEpochMilli(item.step().since())))
                .param("fence", fence)
                .query((row, number) ->
                        new Moved(WorkStore.item(row, number), new QueueId(row.getObject("former", UUID.class))))
                .optional();
    }

    /// Keeps why it was decided so.
    void note(List<Decision> decisions, Instant now) {
        List<Line> lines = decisions.stream().map(this::line).toList();
        jdbc.sql(NOTE)
                .param("works", ids(lines, line -> line.item().id().value()))
                .param("queues", ids(lines, line -> line.item().queue().value()))
                .param("kinds", texts(lines, Line::kind))
                .param("versions", lines.stream().map(Line::version).toArray(Long[]::new))
                .param(
                        "steps",
                        lines.stream().map(line -> line.item().step().number()).toArray(Integer[]::new))
                .param("agents", texts(lines, Line::agents))
                .param("rejected", texts(lines, Line::rejected))
                .param("best", texts(lines, Line::best))
                .param("causes", texts(lines, Line::cause))
                .param("now", Timestamps.parameter(now))
                .update();
    }

    private record Line(
            Item item, String kind, long version, String agents, String rejected, String best, String cause) {}

    private Line line(Decision decision) {
        return switch (decision) {
            case Decision.Asked asked ->
                line(
                        asked,
                        "ASKED",
                        asked.why(),
                        asked.agents().stream()
                                .map(agent -> agent.value().toString())
                                .collect(Collectors.joining(",", "{", "}")));
            case Decision.Reserved reserved -> line(reserved, "RESERVED", reserved.why(), "{}");
            case Decision.Moved moved ->
                new Line(
                        moved.item(),
                        "MOVED",
                        0,
                        "{}",
                        "{}",
                        "[]",
                        moved.cause().name());
            case Decision.Left left -> new Line(left.item(), "LEFT", 0, "{}", "{}", "[]", left.action());
        };
    }

    private Line line(Decision decision, String kind, Decision.Why why, String agents) {
        return new Line(
                decision.item(),
                kind,
                why.version(),
                agents,
                json.writeValueAsString(why.rejected()),
                json.writeValueAsString(why.best().stream()
                        .map(best -> new Best(best.agent().value().toString(), best.score()))
                        .toList()),
                "");
    }

    /// Somebody who came into question, as it is stored.
    record Best(String agentId, double score) {}

    /// A decision as it was written when it was made.
    record Kept(
            QueueId queue,
            String kind,
            long version,
            int step,
            List<AgentId> agents,
            Map<Decision.Reason, Integer> rejected,
            List<Best> best,
            String cause,
            Instant at) {}

    /// What was decided about an item, the latest first.
    List<Kept> decisions(WorkId work, int limit) {
        return jdbc.sql(DECISIONS)
                .param("work", work.value())
                .param("limit", limit)
                .query(this::kept)
                .list();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        Object[] agents = (Object[]) row.getArray("agents").getArray();
        return new Kept(
                new QueueId(row.getObject("queue_id", UUID.class)),
                row.getString("kind"),
                row.getLong("version"),
                row.getInt("step"),
                Stream.of(agents).map(agent -> new AgentId((UUID) agent)).toList(),
                json.readValue(row.getString("rejected"), REJECTED),
                json.readValue(row.getString("best"), BEST),
                row.getString("cause"),
                Timestamps.instant(row, "decided_at"));
    }

    private static <T> UUID[] ids(Collection<T> things, Function<T, UUID> id) {
        return things.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(Collection<T> things, Function<T, String> text) {
        return things.stream().map(text).toArray(String[]::new);
    }
}

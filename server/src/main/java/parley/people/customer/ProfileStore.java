package parley.people.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about profiles as staff see and change them.
@Repository
class ProfileStore {

    private static final String FIND = """
            select id, name, language, note, value, blocked_until, blocked_by, block_reason, created_at, changed_at,
              changed_by
            from customer_profile
            where id = (
                select coalesce(merged_into, id)
                from customer_profile
                where id = :id
              )
            """;

    private static final String SEARCH = """
            select id, name, language, note, value, blocked_until, blocked_by, block_reason, created_at, changed_at,
              changed_by
            from customer_profile
            where merged_into is null
              and (created_at, id) < (:beforeTime, :beforeId)
              and (
                :query = ''
                or name ilike :pattern
                or id in (
                  select customer_id
                  from customer_identity
                  where lower(value) = lower(:query)
                  union all
                  select customer_id
                  from customer_claim
                  where lower(value) = lower(:query)
                )
              )
            order by created_at desc, id desc
            limit :limit
            """;

    private static final String IDENTITIES = """
            select customer_id, kind, value, created_at, true as verified
            from customer_identity
            where customer_id = any(:customers)
            union all
            select c.customer_id, c.kind, c.value, c.created_at, false
            from customer_claim c
            where c.customer_id = any(:customers)
              and not exists (
                select 1
                from customer_identity i
                where i.customer_id = c.customer_id
                  and i.kind = c.kind
                  and i.value = c.value
              )
            order by created_at, kind, value
            """;

    private static final String LOCK = """
            select id
            from customer_profile
            where id = :id
            for update
            """;

    private static final String CHANGE = """
            update customer_profile
            set name = :name,
                language = :language,
                note = :note,
                value = :value::smallint,
                changed_at = :now,
                changed_by = :by
            where id = :id
            """;

    private static final String BLOCK = """
            update customer_profile
            set blocked_until = :until,
                block_reason = :reason,
                blocked_by = :by
            where id = :id
            """;

    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The profile; of one that was merged, the one that stands for both.
    Optional<CustomerView> find(CustomerId id, Instant now) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query((row, number) -> view(row, now))
                .optional()
                .map(view -> whole(List.of(view)).getFirst());
    }

    /// The newest first.
    ///
    /// @param query a part of a name, or a whole address; empty for everybody
    List<CustomerView> search(String query, Instant beforeTime, UUID beforeId, int limit, Instant now) {
        String part = query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return whole(jdbc.sql(SEARCH)
                .param("query", query)
                .param("pattern", "%" + part + "%")
                .param("beforeTime", Timestamps.parameter(beforeTime))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query((row, number) -> view(row, now))
                .list());
    }

    private List<CustomerView> whole(List<CustomerView> views) {
        Map<CustomerId, List<CustomerView.Known>> known = new HashMap<>();
        jdbc.sql(IDENTITIES)
                .param(
                        "customers",
                        views.stream().map(view -> view.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    known.computeIfAbsent(
                                    new CustomerId(row.getObject("customer_id", UUID.class)), any -> new ArrayList<>())
                            .add(new CustomerView.Known(
                                    row.getString("kind"),
                                    row.getString("value"),
                                    row.getBoolean("verified"),
                                    Timestamps.instant(row, "created_at")));
                });
        return views.stream()
                .map(view -> new CustomerView(
                        view.id(),
                        view.name(),
                        view.language(),
                        view.note(),
                        view.value(),
                        known.getOrDefault(view.id(), List.of()),
                        view.block(),
                        view.createdAt(),
                        view.changedAt(),
                        view.changedBy()))
                .toList();
    }

    /// Makes who else would change it wait.
    void lock(CustomerId id) {
        jdbc.sql(LOCK).param("id", id.value()).query(UUID.class).optional();
    }

    void change(CustomerId id, Profiles.Facts facts, Instant now, String by) {
        jdbc.sql(CHANGE)
                .param("id", id.value())
                .param("name", facts.name())
                .param("language", facts.language())
                .param("note", facts.note())
                .param("value", facts.value())
                .param("now", Timestamps.parameter(now))
                .param("by", by)
                .update();
    }

    void block(CustomerId id, @Nullable Instant until, @Nullable String reason, @Nullable String by) {
        jdbc.sql(BLOCK)
                .param("id", id.value())
                .param("until", Timestamps.parameterOrNull(until))
                .param("reason", reason)
                .param("by", by)
                .update();
    }

    private static CustomerView view(ResultSet row, Instant now) throws SQLException {
        Instant until = Timestamps.instantOrNull(row, "blocked_until");
        return new CustomerView(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("language"),
                row.getString("note"),
                row.getObject("value", Integer.class),
                List.of(),
                until == null || !until.isAfter(now)
                        ? null
                        : new CustomerView.Block(until, row.getString("block_reason"), row.getString("blocked_by")),
                Timestamps.instant(row, "created_at"),
                Timestamps.instantOrNull(row, "changed_at"),
                row.getString("changed_by"));
    }
}

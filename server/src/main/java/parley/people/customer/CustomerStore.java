package parley.people.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about customers.
@Repository
class CustomerStore {

    private static final String BY_IDENTITY = """
            select c.id, c.name, c.language, c.value as worth, c.blocked_until
            from customer_identity i
            join customer_profile c on c.id = i.customer_id
            where i.kind = :kind
              and i.value = :value
            """;

    private static final String BY_IDENTITIES = """
            select i.kind, i.value, c.id, c.name, c.language, c.value as worth, c.blocked_until
            from customer_identity i
            join customer_profile c on c.id = i.customer_id
            where (i.kind, i.value) in (
              select kind, value
              from unnest(:kinds::text[], :values::text[]) as asked (kind, value)
            )
            """;

    private static final String FIND = """
            select id, name, language, value as worth
            from customer_profile
            where id = (
                select coalesce(merged_into, id)
                from customer_profile
                where id = :id
              )
            """;

    private static final String INSERT = """
            insert into customer_profile (id, name, language, created_at)
            values (:id, :name, :language, :now)
            """;

    private static final String CLAIM = """
            insert into customer_identity (kind, value, customer_id, created_at)
            values (:kind, :value, :customer, :now)
            on conflict (kind, value) do nothing
            """;

    /// In one order, so that two who claim the same ones never wait for each other.
    private static final String WELCOME = """
            with stranger as (
              select id, kind, value, name, language
              from unnest(:ids::uuid[], :kinds::text[], :values::text[], :names::text[], :languages::text[])
                as one (id, kind, value, name, language)
            ), claimed as (
              insert into customer_identity (kind, value, customer_id, created_at)
              select kind, value, id, :now
              from stranger
              order by kind, value
              on conflict (kind, value) do nothing
              returning customer_id
            )
            insert into customer_profile (id, name, language, created_at)
            select s.id, s.name, s.language, :now
            from stranger s
            join claimed c on c.customer_id = s.id
            returning id
            """;

    private static final String DELETE = """
            delete from customer_profile
            where id = :id
            """;

    private static final String DELETE_ALL = """
            with known as (
              delete from customer_identity
              where customer_id = any(:customers)
            )
            delete from customer_profile
            where id = any(:customers)
            """;

    private static final String RENAME = """
            update customer_profile
            set name = :name
            where id = :id
            """;

    private static final String HAS_ANOTHER = """
            select exists (
              select 1
              from customer_identity
              where customer_id = :customer
                and kind = :kind
                and value <> :value
            )
            """;

    private static final String ADD_CLAIM = """
            insert into customer_claim (customer_id, kind, value, created_at)
            select :customer, :kind, :value, :now
            where (
                select count(value)
                from customer_claim
                where customer_id = :customer
              ) < :most
            on conflict do nothing
            """;

    private static final String LOCK = """
            select id
            from customer_profile
            where id = any(:ids)
            order by id
            for update
            """;

    private static final String MOVE_IDENTITIES = """
            update customer_identity
            set customer_id = :into
            where customer_id = :from
            """;

    private static final String COPY_CLAIMS = """
            insert into customer_claim (customer_id, kind, value, created_at)
            select :into, kind, value, created_at
            from customer_claim
            where customer_id = :from
            on conflict do nothing
            """;

    private static final String DROP_CLAIMS = """
            delete from customer_claim
            where customer_id = :from
            """;

    private static final String POINT = """
            update customer_profile
            set merged_into = :into
            where id = :from
              or merged_into = :from
            """;

    /// What staff wrote is kept, and a block goes with the person.
    private static final String FILL_IN = """
            update customer_profile k
            set name = coalesce(k.name, f.name),
                value = greatest(k.value, f.value),
                note = nullif(left(concat_ws(chr(10), k.note, f.note), 10000), ''),
                blocked_until = greatest(k.blocked_until, f.blocked_until),
                blocked_by = case
                  when k.blocked_until >= f.blocked_until or f.blocked_until is null then k.blocked_by
                  else f.blocked_by
                end,
                block_reason = case
                  when k.blocked_until >= f.blocked_until or f.blocked_until is null then k.block_reason
                  else f.block_reason
                end
            from customer_profile f
            where k.id = :into
              and f.id = :from
            """;

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A customer with what decides whether they may write.
    record Found(Customer customer, @Nullable Instant blockedUntil) {

        boolean isBlocked(Instant now) {
            return blockedUntil != null && blockedUntil.isAfter(now);
        }
    }

    Optional<Found> byIdentity(Identity identity) {
        return jdbc.sql(BY_IDENTITY)
                .param("kind", identity.kind())
                .param("value", identity.value())
                .query((row, number) ->
                        new Found(customer(row, number), Timestamps.instantOrNull(row, "blocked_until")))
                .optional();
    }

    Map<Identity, Found> byIdentities(Collection<Identity> identities) {
        var found = new HashMap<Identity, Found>();
        jdbc.sql(BY_IDENTITIES)
                .param("kinds", identities.stream().map(Identity::kind).toArray(String[]::new))
                .param("values", identities.stream().map(Identity::value).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            new Identity(row.getString("kind"), row.getString("value")),
                            new Found(customer(row, 0), Timestamps.instantOrNull(row, "blocked_until")));
                });
        return found;
    }

    Optional<Customer> find(CustomerId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(CustomerStore::customer)
                .optional();
    }

    void insert(Customer customer, Instant now) {
        jdbc.sql(INSERT)
                .param("id", customer.id().value())
                .param("name", customer.name())
                .param("language", customer.language())
                .param("now", Timestamps.parameter(now))
                .update();
    }

    boolean claim(Identity identity, CustomerId customer, Instant now) {
        return jdbc.sql(CLAIM)
                        .param("kind", identity.kind())
                        .param("value", identity.value())
                        .param("customer", customer.value())
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    /// Makes profiles for those whose identity nobody has yet.
    ///
    /// @return the customers that were made
    Set<CustomerId> insertAll(Map<Identity, Customer> strangers, Instant now) {
        List<Map.Entry<Identity, Customer>> all = List.copyOf(strangers.entrySet());
        return Set.copyOf(jdbc.sql(WELCOME)
                .param(
                        "ids",
                        all.stream().map(one -> one.getValue().id().value()).toArray(UUID[]::new))
                .param("kinds", all.stream().map(one -> one.getKey().kind()).toArray(String[]::new))
                .param("values", all.stream().map(one -> one.getKey().value()).toArray(String[]::new))
                .param("names", all.stream().map(one -> one.getValue().name()).toArray(String[]::new))
                .param(
                        "languages",
                        all.stream().map(one -> one.getValue().language()).toArray(String[]::new))
                .param("now", Timestamps.parameter(now))
                .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                .list());
    }

    void delete(CustomerId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    void deleteAll(Collection<Customer> customers) {
        jdbc.sql(DELETE_ALL)
                .param(
                        "customers",
                        customers.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .update();
    }

    void rename(CustomerId id, String name) {
        jdbc.sql(RENAME).param("id", id.value()).param("name", name).update();
    }

    /// Whether the customer is known by another value of the same kind.
    boolean hasAnother(CustomerId customer, Identity identity) {
        return jdbc.sql(HAS_ANOTHER)
                .param("customer", customer.value())
                .param("kind", identity.kind())
                .param("value", identity.value())
                .query(Boolean.class)
                .single();
    }

    void addClaim(CustomerId customer, Identity claim, Instant now, int most) {
        jdbc.sql(ADD_CLAIM)
                .param("customer", customer.value())
                .param("kind", claim.kind())
                .param("value", claim.value())
                .param("now", Timestamps.parameter(now))
                .param("most", most)
                .update();
    }

    void lock(CustomerId one, CustomerId other) {
        jdbc.sql(LOCK)
                .param("ids", new UUID[] {one.value(), other.value()})
                .query(UUID.class)
                .list();
    }

    /// Everything of `from` is `into`'s; the profile of `from` points there.
    void merge(CustomerId from, CustomerId into) {
        jdbc.sql(FILL_IN)
                .param("from", from.value())
                .param("into", into.value())
                .update();
        jdbc.sql(MOVE_IDENTITIES)
                .param("from", from.value())
                .param("into", into.value())
                .update();
        jdbc.sql(COPY_CLAIMS)
                .param("from", from.value())
                .param("into", into.value())
                .update();
        jdbc.sql(DROP_CLAIMS).param("from", from.value()).update();
        jdbc.sql(POINT).param("from", from.value()).param("into", into.value()).update();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("language"),
                row.getObject("worth", Integer.class));
    }
}

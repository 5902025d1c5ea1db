package parley.people.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about customers.
@Repository
class CustomerStore {

    private static final String BY_IDENTITY = """
            select c.id, c.name, c.language
            from customer_identity i
            join customer_profile c on c.id = i.customer_id
            where i.kind = :kind
              and i.value = :value
            """;

    private static final String FIND = """
            select id, name, language
            from customer_profile
            where id = :id
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

    private static final String DELETE = """
            delete from customer_profile
            where id = :id
            """;

    private static final String RENAME = """
            update customer_profile
            set name = :name
            where id = :id
            """;

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Customer> byIdentity(Identity identity) {
        return jdbc.sql(BY_IDENTITY)
                .param("kind", identity.kind())
                .param("value", identity.value())
                .query(CustomerStore::customer)
                .optional();
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

    void delete(CustomerId id) {
        jdbc.sql(DELETE).param("id", id.value()).update();
    }

    void rename(CustomerId id, String name) {
        jdbc.sql(RENAME).param("id", id.value()).param("name", name).update();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("language"));
    }
}

package parley.platform.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who does something: a parameter of every command, a column of every job and audit entry.
public sealed interface Actor {

    /// The product itself: a timer, a rule, a job.
    Actor SYSTEM = new Product("parley");

    /// A signed-in member of staff.
    record Person(UUID id, String name) implements Actor {}

    /// A customer who writes by a channel.
    record Customer(UUID id, String name) implements Actor {}

    /// The product itself, with the part that acts.
    record Product(String name) implements Actor {}

    /// The name to show.
    String name();

    /// The same as three columns: `…_kind`, `…_id`, `…_name`.
    ///
    /// @param kind `PERSON`, `CUSTOMER` or `PRODUCT`
    /// @param id null for the product itself
    record Stored(String kind, @Nullable UUID id, String name) {

        /// As it is written.
        public static Stored of(Actor actor) {
            return switch (actor) {
                case Actor.Person person -> new Stored("PERSON", person.id(), person.name());
                case Actor.Customer customer -> new Stored("CUSTOMER", customer.id(), customer.name());
                case Actor.Product product -> new Stored("PRODUCT", null, product.name());
            };
        }

        /// As it is read from columns that begin with the prefix, for example `actor`.
        public static Stored of(ResultSet row, String prefix) throws SQLException {
            return new Stored(
                    row.getString(prefix + "_kind"),
                    row.getObject(prefix + "_id", UUID.class),
                    row.getString(prefix + "_name"));
        }

        /// Who it is.
        public Actor actor() {
            if (id == null) {
                return new Actor.Product(name);
            }
            return kind.equals("PERSON") ? new Actor.Person(id, name) : new Actor.Customer(id, name);
        }
    }
}

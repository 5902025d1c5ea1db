package parley.people.customer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Actor;
import parley.testing.StillCentre;

/// Customers as staff describe them, for tests of the modules above.
public final class CustomersForTests {

    private CustomersForTests() {}

    /// Somebody of whom staff have said what they are worth to the company.
    public static Customer worth(StillCentre centre, String name, @Nullable Integer value) {
        var identity = new Identity("test", name);
        Customers customers = centre.get(Customers.class);
        Customer customer = customers.recognise(identity, name, "en");
        centre.get(Profiles.class).change(customer.id(), new Profiles.Facts(name, "en", null, value), Actor.SYSTEM);
        return Objects.requireNonNull(customers.recognise(identity, name, "en"));
    }
}

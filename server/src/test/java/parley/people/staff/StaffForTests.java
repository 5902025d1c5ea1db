package parley.people.staff;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Staff on a real database, for tests of the modules above.
public final class StaffForTests {

    private StaffForTests() {}

    public static Staff on(JdbcClient jdbc) {
        return new Staff(new StaffStore(jdbc));
    }
}

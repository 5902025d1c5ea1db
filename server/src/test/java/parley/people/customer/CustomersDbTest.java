package parley.people.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;

class CustomersDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Actor AGENT = new Actor.Person(new UUID(5, 6), "Wu Jie");

    private final FakeClock clock = new FakeClock();
    private final Ids ids = new Ids(clock);
    private final List<String> heard = new ArrayList<>();
    private final Customers customers;
    private final Profiles profiles;

    CustomersDbTest() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("listener", new CustomerListener() {
            @Override
            public void changed(Customer customer) {
                heard.add("changed " + customer.name());
            }

            @Override
            public void merged(CustomerId from, Customer into) {
                heard.add("merged " + from.value() + " into " + into.id().value());
            }
        });
        var listeners = beans.getBeanProvider(CustomerListener.class);
        Audit audit = Audit.on(DATABASE.dataSource(), clock);
        customers = new Customers(new CustomerStore(DATABASE.jdbc()), audit, listeners, ids, clock);
        profiles = new Profiles(new ProfileStore(DATABASE.jdbc()), audit, listeners, clock);
    }

    private static <T> T in(Supplier<T> action) {
        T result = DATABASE.transactions().execute(any -> action.get());
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }

    private Identity stranger() {
        return new Identity("page-visitor", ids.next().toString());
    }

    private Identity user() {
        return new Identity("shop-user", ids.next().toString());
    }

    private static Proof proof(Identity user, @Nullable String name) {
        return new Proof(user, List.of(), List.of(), name);
    }

    private Customer recognise(Identity identity, @Nullable String name) {
        return in(() -> customers.recognise(identity, name, "en"));
    }

    private Customer prove(Identity own, Proof proof) {
        return in(() -> customers.prove(own, proof, "en"));
    }

    private void say(Identity own, String contact) {
        DATABASE.transactions().executeWithoutResult(any -> customers.say(own, contact));
    }

    @Test
    void whatSomebodyWritesInAFormNeverMakesThemSomebodyElse() {
        Identity victim = stranger();
        Customer known =
                prove(victim, new Proof(user(), List.of(new Identity("email", "li@example.com")), List.of(), "Li"));
        Identity attacker = stranger();
        Customer other = recognise(attacker, "Li");

        say(attacker, "LI@example.com");

        assertThat(recognise(attacker, "Li").id()).isEqualTo(other.id()).isNotEqualTo(known.id());
        assertThat(profiles.find(other.id()).identities()).anySatisfy(identity -> {
            assertThat(identity.kind()).isEqualTo("email");
            assertThat(identity.isVerified()).isFalse();
        });
        assertThat(profiles.find(known.id()).identities()).anySatisfy(identity -> {
            assertThat(identity.value()).isEqualTo("li@example.com");
            assertThat(identity.isVerified()).isTrue();
        });
        assertThat(profiles.search("li@EXAMPLE.com", null).items())
                .extracting(CustomerView::id)
                .containsExactlyInAnyOrder(known.id(), other.id());
    }

    @Test
    void aSignedIdentityJoinsTheProfileThatIsKnownByIt() {
        Identity user = user();
        Customer known = prove(stranger(), proof(user, "Wang Fang"));
        Identity otherDevice = stranger();
        Customer anonymous = recognise(otherDevice, null);
        say(otherDevice, "+49 30 1234567");

        Customer joined = prove(otherDevice, proof(user, "Wang Fang"));

        assertThat(joined.id()).isEqualTo(known.id());
        assertThat(recognise(otherDevice, null).id()).isEqualTo(known.id());
        assertThat(heard)
                .contains("merged " + anonymous.id().value() + " into "
                        + known.id().value());
        assertThat(customers.find(anonymous.id()).orElseThrow().id()).isEqualTo(known.id());
        assertThat(profiles.find(known.id()).identities())
                .extracting(CustomerView.Known::value)
                .contains("+49301234567");
        assertThat(profiles.search("Wang Fang", null).items())
                .extracting(CustomerView::id)
                .contains(known.id())
                .doesNotContain(anonymous.id());
    }

    @Test
    void aProvedAddressJoinsTheProfileThatHasItButNeverTwoAccountsOfOneSite() {
        var address = new Identity("email", ids.next() + "@example.com");
        Customer byMail = recognise(address, "Zhou");
        Customer first = prove(stranger(), new Proof(user(), List.of(address), List.of(), null));
        Customer second = prove(stranger(), new Proof(user(), List.of(address), List.of(), null));

        assertThat(first.id()).isEqualTo(byMail.id());
        assertThat(second.id()).isNotEqualTo(byMail.id());
    }

    @Test
    void oneBrowserCannotBeTwoPeople() {
        Identity browser = stranger();
        prove(browser, proof(user(), "Wang Fang"));

        assertThatThrownBy(() -> prove(browser, proof(user(), "Li Lei")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CustomerProblem.IDENTITY_OF_ANOTHER));
    }

    @Test
    void twoDevicesOfOnePersonAtTheSameMomentEndInOneProfile() throws Exception {
        for (int round = 0; round < 10; round++) {
            Identity user = user();
            var start = new CyclicBarrier(2);
            Callable<CustomerId> device = () -> {
                Identity own = stranger();
                recognise(own, null);
                start.await();
                return prove(own, proof(user, "Wang Fang")).id();
            };
            try (var both = Executors.newFixedThreadPool(2)) {
                Future<CustomerId> one = both.submit(device);
                Future<CustomerId> other = both.submit(device);
                assertThat(one.get()).isEqualTo(other.get());
            }
        }
    }

    @Test
    void aBlockHoldsUntilItsEndAndGoesWithThePerson() {
        Identity user = user();
        Customer known = prove(stranger(), proof(user, "Wang Fang"));
        Identity browser = stranger();
        Customer anonymous = recognise(browser, null);
        in(() -> profiles.block(anonymous.id(), clock.instant().plus(Duration.ofHours(1)), "insults", AGENT));
        assertBlocked(browser);

        prove(browser, proof(user, null));

        assertBlocked(browser);
        assertThat(profiles.find(known.id()).block())
                .satisfies(block -> assertThat(block).isNotNull());
        clock.advance(Duration.ofHours(2));
        assertThat(recognise(browser, null).id()).isEqualTo(known.id());
        assertThat(profiles.find(known.id()).block()).isNull();
    }

    @Test
    void whoIsUnblockedMayWriteAtOnce() {
        Identity browser = stranger();
        Customer customer = recognise(browser, null);
        in(() -> profiles.block(customer.id(), clock.instant().plus(Duration.ofDays(1)), null, AGENT));
        assertBlocked(browser);

        in(() -> profiles.unblock(customer.id(), AGENT));

        assertThat(recognise(browser, null)).isEqualTo(customer);
        assertThatThrownBy(() -> in(() -> profiles.block(customer.id(), clock.instant(), null, AGENT)))
                .isInstanceOf(ProblemException.class);
    }

    private void assertBlocked(Identity browser) {
        assertThatThrownBy(() -> recognise(browser, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CustomerProblem.CUSTOMER_BLOCKED));
    }

    @Test
    void whatStaffChangeIsAuditedAndTold() {
        Customer customer = recognise(stranger(), "Wang");

        in(() -> profiles.change(customer.id(), new Profiles.Facts(" Wang Fang ", "zh-CN", "likes \0 tea", 80), AGENT));

        CustomerView view = profiles.find(customer.id());
        assertThat(view.name()).isEqualTo("Wang Fang");
        assertThat(view.note()).isEqualTo("likes  tea");
        assertThat(view.changedBy()).isEqualTo("Wu Jie");
        assertThat(heard).contains("changed Wang Fang");
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from audit_entry where action = 'customer.changed' and object_id = ?")
                        .param(customer.id().value().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSearchTakesItsSignsLiterally() {
        String odd = "100%_\\" + ids.next();
        Customer customer = recognise(stranger(), odd);
        recognise(stranger(), odd.replace("%_\\", "xyz"));

        assertThat(profiles.search("100%_\\" + odd.substring(6), null).items())
                .extracting(CustomerView::id)
                .containsExactly(customer.id());
    }

    @Test
    void anybodyMaySayOnlySoMuch() {
        Identity browser = stranger();
        Customer customer = recognise(browser, null);
        for (int said = 0; said < 50; said++) {
            say(browser, "a" + said + "@example.com");
        }

        assertThat(profiles.find(customer.id()).identities()).hasSize(21);
    }
}

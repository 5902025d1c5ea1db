package parley.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;
import parley.testing.TestDatabase;

class SignInDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String RIGHT = AccountsWorld.PASSWORD;

    @TempDir
    Path folder;

    private AccountsWorld world;
    private PersonId wu;

    @BeforeEach
    void emptyCentre() {
        world = new AccountsWorld(DATABASE, folder);
        wu = world.person("wu.jie", Role.AGENT);
    }

    @Test
    void beginsASessionForNameAndPasswordInAnyCase() {
        Caller caller = world.caller(world.signIn("Wu.Jie ", RIGHT));
        assertThat(caller.person()).isEqualTo(wu);
        assertThat(caller.may("work.take")).isTrue();
        assertThat(caller.may("people.manage")).isFalse();
    }

    @Test
    void givesANewTokenAtEverySignInAndEndsNoOther() {
        Accounts.Issued first = world.signIn("wu.jie", RIGHT);
        Accounts.Issued second = world.signIn("wu.jie", RIGHT);
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(world.sessions.caller(first.token())).isPresent();
        assertThat(world.sessions.of(wu)).hasSize(2);
    }

    @Test
    void locksAfterFiveFailuresLongerEachTime() {
        fail("wu.jie", 5, "10.0.0.1");
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT))).isEqualTo(AccountProblem.SIGN_IN_LOCKED);
        world.clock.advance(Duration.ofSeconds(61));
        fail("wu.jie", 1, "10.0.0.1");
        world.clock.advance(Duration.ofSeconds(61));
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT))).isEqualTo(AccountProblem.SIGN_IN_LOCKED);
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(world.signIn("wu.jie", RIGHT)).isNotNull();
        fail("wu.jie", 4, "10.0.0.1");
        assertThat(world.signIn("wu.jie", RIGHT)).isNotNull();
    }

    @Test
    void aStrangerCannotLockOutWhoHasSignedInFromElsewhereBefore() {
        world.signIn("wu.jie", RIGHT, null, "10.0.0.1");
        fail("wu.jie", 5, "6.6.6.6");
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT, null, "7.7.7.7")))
                .isEqualTo(AccountProblem.SIGN_IN_LOCKED);
        assertThat(world.signIn("wu.jie", RIGHT, null, "10.0.0.1")).isNotNull();
    }

    @Test
    void slowsDownAnAddressThatTriesManyNames() {
        for (int i = 0; i < 31; i++) {
            fail("nobody" + i, 1, "6.6.6.6");
            world.clock.advance(Duration.ofSeconds(i == 29 ? 2 : 0));
        }
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT, null, "6.6.6.6")))
                .isEqualTo(AccountProblem.SIGN_IN_LOCKED);
        assertThat(world.signIn("wu.jie", RIGHT, null, "10.0.0.1")).isNotNull();
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(world.signIn("wu.jie", RIGHT, null, "6.6.6.6")).isNotNull();
    }

    @Test
    void answersTheSameForNamesThatNobodyHas() {
        fail("nobody", 5, "10.0.0.1");
        assertThat(refusal(() -> world.signIn("nobody", RIGHT))).isEqualTo(AccountProblem.SIGN_IN_LOCKED);
    }

    @Test
    void endsASessionAfterAQuietTimeAndAfterAFixedTime() {
        Accounts.Issued idle = world.signIn("wu.jie", RIGHT);
        Accounts.Issued busy = world.signIn("wu.jie", RIGHT);
        for (int hour = 0; hour < 13; hour++) {
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.sessions.caller(busy.token())).isPresent();
        }
        assertThat(world.sessions.caller(idle.token())).isEmpty();
        assertThat(world.sessions.ended(Set.of(idle.id(), busy.id()))).containsExactly(idle.id());
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.sessions.caller(busy.token())).isEmpty();
    }

    @Test
    void writesTheLastUseOnceAMinute() {
        Accounts.Issued session = world.signIn("wu.jie", RIGHT);
        world.sessions.caller(session.token());
        assertThat(lastUsed()).isEqualTo(world.clock.instant());
        world.clock.advance(Duration.ofSeconds(59));
        world.sessions.caller(session.token());
        assertThat(lastUsed()).isEqualTo(world.clock.instant().minusSeconds(59));
        world.clock.advance(Duration.ofSeconds(1));
        world.sessions.caller(session.token());
        assertThat(lastUsed()).isEqualTo(world.clock.instant());
    }

    @Test
    void endsOwnSessionsButNobodyElsesAndClosesTheirStreams() {
        Accounts.Issued other = world.signIn("wu.jie", RIGHT);
        Caller caller = world.caller(world.signIn("wu.jie", RIGHT));
        PersonId zhao = world.person("zhao.min", Role.AGENT);
        Accounts.Issued foreign = world.accounts.beginSession(zhao);
        assertThat(refusal(() -> world.run(() -> world.sessions.end(wu, foreign.id(), caller.actor()))))
                .isNotNull();
        world.run(() -> world.sessions.endAll(wu, caller.tokenId(), caller.actor()));
        assertThat(world.closed).containsExactly(other.id());
        assertThat(world.sessions.caller(other.token())).isEmpty();
        assertThat(world.sessions.caller(foreign.token())).isPresent();
    }

    @Test
    void asksForTheSecondFactorInASecondStep() {
        String secret = enrol();
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT))).isEqualTo(AccountProblem.SECOND_FACTOR_REQUIRED);
        world.clock.advance(Duration.ofSeconds(30));
        String code = code(secret, world.clock.instant());
        assertThat(world.signIn("wu.jie", RIGHT, code, "10.0.0.1")).isNotNull();
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT, code, "10.0.0.1")))
                .isEqualTo(AccountProblem.SECOND_FACTOR_WRONG);
        assertThat(refusal(() -> world.signIn("wu.jie", "wrong", code, "10.0.0.1")))
                .isEqualTo(AccountProblem.SIGN_IN_FAILED);
    }

    @Test
    void takesEachRecoveryCodeOnceAndCountsWrongOnesAsFailures() {
        SecondFactors.Enrolment enrolment = world.in(() -> world.secondFactors.begin(wu, "wu.jie"));
        List<String> codes = world.in(() -> world.secondFactors.confirm(
                wu,
                code(enrolment.secret(), world.clock.instant()),
                world.caller(wu).actor()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(world.signIn("wu.jie", RIGHT, codes.get(3).toUpperCase(java.util.Locale.ROOT), "10.0.0.1"))
                .isNotNull();
        assertThat(world.secondFactors.recoveryCodesLeft(wu)).isEqualTo(9);
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(() -> world.signIn("wu.jie", RIGHT, codes.get(3), "10.0.0.1")))
                    .isEqualTo(AccountProblem.SECOND_FACTOR_WRONG);
        }
        assertThat(refusal(() -> world.signIn("wu.jie", RIGHT, codes.get(4), "10.0.0.1")))
                .isEqualTo(AccountProblem.SIGN_IN_LOCKED);
    }

    @Test
    void keepsNoSeedInTheDatabaseAndLimitsASessionWithoutARequiredFactor() {
        world.jdbc
                .sql("update accounts_role set needs_second_factor = true where key = 'agent'")
                .update();
        assertThat(world.caller(wu).limit()).isEqualTo(Caller.Limit.SECOND_FACTOR);
        String secret = enrol();
        byte[] stored = world.jdbc
                .sql("select sealed_seed from accounts_second_factor")
                .query(byte[].class)
                .single();
        assertThat(Totp.base32(stored)).isNotEqualTo(secret);
        assertThat(world.caller(wu).limit()).isNull();
        world.jdbc
                .sql("update accounts_role set needs_second_factor = false where key = 'agent'")
                .update();
    }

    private String enrol() {
        SecondFactors.Enrolment enrolment = world.in(() -> world.secondFactors.begin(wu, "wu.jie"));
        String code = code(enrolment.secret(), world.clock.instant());
        world.in(() -> world.secondFactors.confirm(wu, code, world.caller(wu).actor()));
        return enrolment.secret();
    }

    private static String code(String secret, Instant now) {
        var seed = new byte[Totp.SEED_BYTES];
        int buffer = 0;
        int bits = 0;
        int place = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                seed[place++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return Totp.code(seed, Totp.step(now));
    }

    private @Nullable Instant lastUsed() {
        return world.sessions.of(wu).getFirst().lastUsedAt();
    }

    private void fail(String login, int times, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(refusal(() -> world.signIn(login, "wrong password", null, address)))
                    .isEqualTo(AccountProblem.SIGN_IN_FAILED);
        }
    }

    private static ProblemCode refusal(ThrowingCallable call) {
        var found = new ProblemCode[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> found[0] = problem.code());
        return found[0];
    }
}

package parley.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.identity.Caller;
import parley.platform.identity.Caller.Scope;
import parley.platform.identity.PersonId;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;
import parley.platform.password.PasswordProblem;
import parley.testing.TestDatabase;

class PeopleDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Scope TEAM = new Scope(Scope.Kind.TEAM, new UUID(7, 7));

    @TempDir
    Path folder;

    private AccountsWorld world;
    private PersonId chen;
    private Caller admin;

    @BeforeEach
    void centreWithOneAdministrator() {
        world = new AccountsWorld(DATABASE, folder);
        chen = world.person("admin", Role.ADMINISTRATOR);
        admin = world.caller(chen);
    }

    @Test
    void givesANewcomerAPasswordThatIsGoodForOneSignInOnly() {
        People.Created created = create("li.na", "supervisor");
        Accounts.Issued session = world.signIn("li.na", created.password());
        assertThat(world.caller(session).limit()).isEqualTo(Caller.Limit.PASSWORD_CHANGE);
        world.run(() -> world.own.changePassword(world.caller(session), created.password(), "my very own words"));
        assertThat(world.caller(session).limit()).isNull();
        assertThat(world.caller(session).may("work.assign")).isTrue();
        assertThat(refusal(() -> world.signIn("li.na", created.password()))).isEqualTo(AccountProblem.SIGN_IN_FAILED);
        assertThat(world.signIn("li.na", "my very own words")).isNotNull();
    }

    @Test
    void refusesAWeakOrWrongPasswordAndEndsTheOtherSessionsWithAGoodOne() {
        Accounts.Issued other = world.accounts.beginSession(chen);
        assertThat(refusal(() -> world.run(() -> world.own.changePassword(admin, "wrong", "my very own words"))))
                .isEqualTo(AccountProblem.PASSWORD_WRONG);
        assertThat(refusal(() -> world.run(() -> world.own.changePassword(admin, AccountsWorld.PASSWORD, "short"))))
                .isEqualTo(PasswordProblem.PASSWORD_TOO_SHORT);
        assertThat(world.sessions.caller(other.token())).isPresent();
        world.run(() -> world.own.changePassword(admin, AccountsWorld.PASSWORD, "my very own words"));
        assertThat(world.sessions.caller(other.token())).isEmpty();
        assertThat(world.closed).containsExactly(other.id());
    }

    @Test
    void keepsTheLastAdministrator() {
        assertThat(refusal(() -> world.run(() -> world.people.deactivate(admin, chen))))
                .isEqualTo(AccountProblem.LAST_ADMINISTRATOR);
        assertThat(refusal(() -> world.in(() -> world.people.setGrants(
                        admin, chen, List.of(new Grant("administrator", TEAM), Grant.everywhere(Role.AGENT))))))
                .isEqualTo(AccountProblem.LAST_ADMINISTRATOR);
        PersonId second = world.person("second", Role.ADMINISTRATOR);
        world.run(() -> world.people.deactivate(admin, second));
        assertThat(refusal(() -> world.run(() -> world.people.deactivate(admin, chen))))
                .isEqualTo(AccountProblem.LAST_ADMINISTRATOR);
        assertThat(world.people.find(chen).isActive()).isTrue();
    }

    @Test
    void shutsOutWhoIsDeactivatedAtOnceAndLetsThemBack() {
        PersonId wu = world.person("wu.jie", Role.AGENT);
        Accounts.Issued session = world.accounts.beginSession(wu);
        Accounts.Issued token = world.accounts.makeToken(wu, "script");
        world.run(() -> world.people.deactivate(admin, wu));
        assertThat(world.sessions.caller(session.token())).isEmpty();
        assertThat(world.sessions.caller(token.token())).isEmpty();
        assertThat(world.closed).containsExactlyInAnyOrder(session.id(), token.id());
        assertThat(refusal(() -> world.signIn("wu.jie", AccountsWorld.PASSWORD)))
                .isEqualTo(AccountProblem.SIGN_IN_FAILED);
        world.in(() -> world.people.change(admin, wu, change("wu.jie", true, "agent")));
        assertThat(world.sessions.caller(session.token())).isEmpty();
        assertThat(world.signIn("wu.jie", AccountsWorld.PASSWORD)).isNotNull();
    }

    @Test
    void nobodyGivesOrTouchesMoreThanTheyHold() {
        Roles.Wanted desk = new Roles.Wanted("Front desk", Set.of("people.manage", "work.take"), false);
        String role = world.in(() -> world.roles.create(admin, desk)).key();
        PersonId clerk = world.person("clerk");
        world.in(() -> world.people.setGrants(admin, clerk, List.of(new Grant(role, Scope.EVERYWHERE))));
        Caller caller = world.caller(clerk);
        assertThat(caller.may("people.manage")).isTrue();
        assertThat(refusal(() -> world.in(() -> world.people.create(caller, change("x", true, "administrator")))))
                .isEqualTo(AccountProblem.BEYOND_OWN_RIGHTS);
        assertThat(refusal(() -> world.in(() -> world.people.resetPassword(caller, chen))))
                .isEqualTo(AccountProblem.BEYOND_OWN_RIGHTS);
        assertThat(refusal(() -> world.in(() -> world.people.change(caller, chen, change("admin", false)))))
                .isEqualTo(AccountProblem.BEYOND_OWN_RIGHTS);
        assertThat(world.in(() -> world.people.create(caller, change("y", true, "agent"))))
                .isNotNull();
    }

    @Test
    void aRoleForATeamIsHeldThereAndNowhereElse() {
        PersonId wu = world.person("wu.jie");
        world.in(() -> world.people.setGrants(admin, wu, List.of(new Grant("supervisor", TEAM))));
        Caller caller = world.caller(wu);
        assertThat(caller.may("work.assign")).isFalse();
        assertThat(caller.may("work.assign", TEAM)).isTrue();
        assertThat(caller.may("work.assign", new Scope(Scope.Kind.TEAM, new UUID(8, 8))))
                .isFalse();
        assertThat(caller.scopes("work.assign")).containsExactly(TEAM);
        assertThat(caller.scopes("people.manage")).isEmpty();
    }

    @Test
    void changesOwnRolesForAllWhoHoldThemButNeverABuiltInOne() {
        Caller caller = world.caller(world.person("wu.jie"));
        String role = world.in(() -> world.roles.create(admin, new Roles.Wanted("Own", Set.of("work.take"), false)))
                .key();
        world.in(() -> world.people.setGrants(admin, caller.person(), List.of(new Grant(role, Scope.EVERYWHERE))));
        world.in(() -> world.roles.change(admin, role, new Roles.Wanted("Own", Set.of("work.assign"), false)));
        assertThat(world.caller(caller.person()).permissions()).containsExactly("work.assign");
        assertThat(refusal(() -> world.run(() -> world.roles.delete(admin, role))))
                .isEqualTo(AccountProblem.ROLE_IN_USE);
        assertThat(refusal(() -> world.in(
                        () -> world.roles.change(admin, "agent", new Roles.Wanted("", Set.of("work.assign"), false)))))
                .isEqualTo(AccountProblem.ROLE_BUILT_IN);
        assertThat(refusal(() -> world.in(
                        () -> world.roles.create(admin, new Roles.Wanted("V", Set.of("webchat.visit"), false)))))
                .isEqualTo(AccountProblem.PERMISSION_UNKNOWN);
        assertThat(world.roles.permissions(Locale.ENGLISH)).doesNotContainKey("webchat.visit");
    }

    @Test
    void narrowsATokenToWhatItWasMadeForAndToWhatItsMakerMayToday() {
        PersonId li = world.person("li.na", Role.SUPERVISOR);
        Caller caller = world.caller(li);
        Tokens.Made narrow =
                world.in(() -> world.tokens.create(caller, new Tokens.Wanted("script", Set.of("agent"), null, null)));
        Tokens.Made whole = world.in(() -> world.tokens.create(caller, new Tokens.Wanted("all", null, null, null)));
        assertThat(permissions(narrow)).containsExactly("work.take");
        assertThat(permissions(whole)).containsExactlyInAnyOrder("work.take", "work.assign");
        assertThat(refusal(() -> world.in(() ->
                        world.tokens.create(caller, new Tokens.Wanted("more", null, Set.of("people.manage"), null)))))
                .isEqualTo(AccountProblem.BEYOND_OWN_RIGHTS);
        Caller program = world.sessions.caller(narrow.text()).orElseThrow();
        Tokens.Made child = world.in(() -> world.tokens.create(program, new Tokens.Wanted("child", null, null, null)));
        assertThat(permissions(child)).containsExactly("work.take");
        world.in(() -> world.people.setGrants(admin, li, List.of(Grant.everywhere(Role.AGENT))));
        assertThat(permissions(whole)).containsExactly("work.take");
    }

    @Test
    void endsATokenWhenItRunsOutOrIsRevoked() {
        Tokens.Made short_ = world.in(() -> world.tokens.create(
                admin,
                new Tokens.Wanted("short", null, null, world.clock.instant().plusSeconds(60))));
        Tokens.Made revoked = world.in(() -> world.tokens.create(admin, new Tokens.Wanted("r", null, null, null)));
        world.run(() -> world.tokens.revoke(admin, revoked.token().id()));
        assertThat(world.sessions.caller(revoked.text())).isEmpty();
        assertThat(world.closed).containsExactly(revoked.token().id());
        assertThat(world.sessions.caller(short_.text())).isPresent();
        world.clock.advance(java.time.Duration.ofSeconds(60));
        assertThat(world.sessions.caller(short_.text())).isEmpty();
    }

    @Test
    void givesAnEmptyCentreOneAdministratorAndForgetsThePasswordOnceItIsChanged() throws IOException {
        world = new AccountsWorld(DATABASE, folder);
        world.firstAdministrator.start();
        String notice = String.valueOf(world.firstAdministrator.text(Locale.ENGLISH));
        Path file = folder.resolve("first-admin.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String password =
                Files.readString(file).strip().replaceAll("(?s).* ", "").replaceAll("(?s).*：", "");
        assertThat(notice).contains("admin", password, file.toString());
        assertThat(world.firstAdministrator.text(Locale.ENGLISH)).isNull();
        Caller first = world.caller(world.signIn("admin", password));
        assertThat(first.limit()).isEqualTo(Caller.Limit.PASSWORD_CHANGE);
        assertThat(first.may("people.manage")).isTrue();
        world.run(() -> world.own.changePassword(first, password, "my very own words"));
        assertThat(file).doesNotExist();
        world.firstAdministrator.start();
        assertThat(file).doesNotExist();
    }

    @Test
    void rescuesTheAdministratorWithoutPasswordSecondFactorOrOpenSession() {
        for (int i = 0; i < 5; i++) {
            refusal(() -> world.signIn("admin", "wrong password"));
        }
        var rescued = AdministratorRescue.on(DATABASE.dataSource(), world.clock).run();
        assertThat(rescued.login()).isEqualTo("admin");
        assertThat(world.sessions.ended(Set.of(java.util.Objects.requireNonNull(admin.tokenId()))))
                .containsExactly(admin.tokenId());
        Caller back = world.caller(world.signIn("admin", rescued.password()));
        assertThat(back.limit()).isEqualTo(Caller.Limit.PASSWORD_CHANGE);
    }

    @Test
    void rescuesACentreWithoutAnyAdministrator() {
        world = new AccountsWorld(DATABASE, folder);
        world.person("admin", Role.AGENT);
        var rescued = AdministratorRescue.on(DATABASE.dataSource(), world.clock).run();
        assertThat(rescued.login()).isEqualTo("admin-2");
        assertThat(world.caller(world.signIn("admin-2", rescued.password())).may("people.manage"))
                .isTrue();
    }

    @Test
    void recordsEveryChangeAndNoSecret() {
        People.Created created = create("li.na", "supervisor");
        world.in(() -> world.people.resetPassword(admin, created.person().id()));
        List<String> lines = world.jdbc
                .sql("select action || ' ' || coalesce(after, '') from audit_entry where object_id = :id order by seq")
                .param("id", created.person().id().value().toString())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("person.created ").contains("\"login\":\"li.na\"", "supervisor");
        assertThat(lines.getLast()).startsWith("person.password-reset");
        assertThat(String.join("", lines)).doesNotContain(created.password());
    }

    private Set<String> permissions(Tokens.Made token) {
        return world.sessions.caller(token.text()).orElseThrow().permissions();
    }

    private People.Created create(String login, String... roles) {
        return world.in(() -> world.people.create(admin, change(login, true, roles)));
    }

    private static People.Change change(String login, boolean isActive, String... roles) {
        return new People.Change(login, "Somebody", "en", Set.of(roles), isActive);
    }

    private static ProblemCode refusal(ThrowingCallable call) {
        var found = new ProblemCode[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> found[0] = problem.code());
        return found[0];
    }
}

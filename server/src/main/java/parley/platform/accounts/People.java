package parley.platform.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Caller.Scope;
import parley.platform.identity.PersonId;
import parley.platform.kernel.ProblemException;
import parley.platform.password.Passwords;

/// What administrators do to accounts. Nobody gives a right that they do not hold, nobody changes a
/// person who holds more than they do, and somebody always stays who can set everything up.
@Service
class People {

    private final PersonStore people;
    private final RoleStore roles;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Audit audit;
    private final Sessions.Making making;

    People(
            PersonStore people,
            RoleStore roles,
            Passwords passwords,
            Sessions sessions,
            SecondFactors secondFactors,
            Audit audit,
            Sessions.Making making) {
        this.people = people;
        this.roles = roles;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.audit = audit;
        this.making = making;
    }

    /// What the record keeps of a person.
    record Facts(String login, String name, String language, boolean isActive, List<Grant> grants) {

        static Facts of(Person person, List<Grant> grants) {
            return new Facts(person.login(), person.name(), person.language(), person.isActive(), grants);
        }
    }

    /// A person with the password that is shown once.
    record Created(Person person, String password) {}

    /// What may be changed of a person.
    ///
    /// @param roles keys of the roles held everywhere
    record Change(String login, String name, String language, Set<String> roles, boolean isActive) {}

    Person find(PersonId id) {
        return people.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Adds a person with a one-time password.
    ///
    /// @throws ProblemException `login-taken`, `role-unknown`, `beyond-own-rights`
    @Transactional
    public Created create(Caller caller, Change wanted) {
        roles.lock();
        List<Grant> grants = everywhere(wanted.roles());
        checkHeld(caller, grants);
        var id = new PersonId(making.ids().next());
        String password = making.secrets().password();
        Person person = person(id, caller, wanted);
        if (!people.insert(person, passwords.hash(password), true)) {
            throw new ProblemException(AccountProblem.LOGIN_TAKEN, wanted.login());
        }
        grants.forEach(grant -> roles.grant(id, grant));
        audit.record(caller.actor(), "person.created", subject(person), null, Facts.of(person, grants));
        return new Created(find(id), password);
    }

    /// Changes a person. Who is no longer active loses all sessions at once.
    @Transactional
    public Person change(Caller caller, PersonId id, Change wanted) {
        roles.lock();
        List<Grant> before = roles.grants(id);
        var after = new ArrayList<>(everywhere(wanted.roles()));
        before.stream().filter(grant -> !grant.scope().equals(Scope.EVERYWHERE)).forEach(after::add);
        return change(caller, id, wanted, after);
    }

    /// Says which roles a person holds and where.
    @Transactional
    public Person setGrants(Caller caller, PersonId id, List<Grant> grants) {
        roles.lock();
        Person person = find(id);
        var wanted = new Change(person.login(), person.name(), person.language(), Set.of(), person.isActive());
        return change(caller, id, wanted, grants);
    }

    private Person change(Caller caller, PersonId id, Change wanted, List<Grant> after) {
        Person known = find(id);
        List<Grant> before = roles.grants(id);
        checkNotAbove(caller, id);
        checkHeld(caller, after);
        Person changed = person(id, caller, wanted);
        if (!people.change(changed)) {
            throw new ProblemException(AccountProblem.LOGIN_TAKEN, wanted.login());
        }
        if (!Set.copyOf(before).equals(Set.copyOf(after))) {
            roles.takeAll(id);
            after.forEach(grant -> roles.grant(id, grant));
        }
        if (before.stream().anyMatch(Grant::isAdministrator)
                && people.administrators().stream().noneMatch(Person::isActive)) {
            throw new ProblemException(AccountProblem.LAST_ADMINISTRATOR);
        }
        if (known.isActive() && !wanted.isActive()) {
            sessions.shut(id);
        }
        audit.record(
                caller.actor(), "person.changed", subject(changed), Facts.of(known, before), Facts.of(changed, after));
        return find(id);
    }

    /// Takes the right to sign in. A person is never removed, because the record names them.
    @Transactional
    public void deactivate(Caller caller, PersonId id) {
        roles.lock();
        Person person = find(id);
        change(
                caller,
                id,
                new Change(person.login(), person.name(), person.language(), Set.of(), false),
                roles.grants(id));
    }

    /// Gives a new one-time password and ends all sessions.
    @Transactional
    public String resetPassword(Caller caller, PersonId id) {
        Person person = find(id);
        checkNotAbove(caller, id);
        String password = making.secrets().password();
        people.setPassword(
                id,
                passwords.hash(password),
                true,
                making.clock().instant(),
                caller.actor().name());
        sessions.endAll(id, null, caller.actor());
        audit.record(caller.actor(), "person.password-reset", subject(person), null, null);
        return password;
    }

    /// Switches off the second factor of who lost it.
    @Transactional
    public void removeSecondFactor(Caller caller, PersonId id) {
        find(id);
        checkNotAbove(caller, id);
        secondFactors.remove(id, caller.actor());
    }

    /// @throws ProblemException `beyond-own-rights` where the person may do what the caller may not
    void checkNotAbove(Caller caller, PersonId id) {
        if (!caller.isStaff() || !caller.person().equals(id)) {
            checkHeld(caller, roles.grants(id));
        }
    }

    private void checkHeld(Caller caller, List<Grant> grants) {
        Map<String, Set<Scope>> wanted = new HashMap<>();
        for (Grant grant : grants) {
            RoleStore.StoredRole role = roles.find(grant.role())
                    .orElseThrow(() -> new ProblemException(AccountProblem.ROLE_UNKNOWN, grant.role()));
            role.permissions()
                    .forEach(permission -> wanted.computeIfAbsent(permission, any -> new HashSet<>())
                            .add(grant.scope()));
        }
        if (!Rights.cover(caller.grants(), wanted)) {
            throw new ProblemException(AccountProblem.BEYOND_OWN_RIGHTS);
        }
    }

    private static List<Grant> everywhere(Set<String> roles) {
        return roles.stream()
                .sorted()
                .map(role -> new Grant(role, Scope.EVERYWHERE))
                .toList();
    }

    private Person person(PersonId id, Caller caller, Change wanted) {
        Instant now = making.clock().instant();
        return new Person(
                id,
                wanted.login().strip(),
                wanted.name().strip(),
                wanted.language(),
                wanted.roles(),
                wanted.isActive(),
                now,
                caller.actor().name());
    }

    private static Audit.Subject subject(Person person) {
        return new Audit.Subject("person", person.id().value().toString(), person.login());
    }
}

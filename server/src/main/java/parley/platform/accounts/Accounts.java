package parley.platform.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.platform.password.Passwords;

/// The people who sign in, for other modules: to look them up, and to add them where the product
/// itself does so.
@Service
public class Accounts {

    private final PersonStore people;
    private final RoleStore roles;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;
    private final Sessions.Making making;

    Accounts(
            PersonStore people,
            RoleStore roles,
            Passwords passwords,
            Sessions sessions,
            Audit audit,
            Sessions.Making making) {
        this.people = people;
        this.roles = roles;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.making = making;
    }

    /// A session that was just begun, or a token that was just made; the text is shown this once.
    public record Issued(UUID id, String token, PersonId person) {}

    /// Adds a person who holds the roles everywhere and keeps the password.
    ///
    /// @throws ProblemException `login-taken`
    @Transactional
    public PersonId add(String login, String name, String language, String password, Set<Role> roles) {
        return add(login, name, language, password, false, roles);
    }

    PersonId add(String login, String name, String language, String password, boolean mustChange, Set<Role> granted) {
        Instant now = making.clock().instant();
        var id = new PersonId(making.ids().next());
        var person = new Person(id, login, name, language, Set.of(), true, now, Actor.SYSTEM.name());
        if (!people.insert(person, passwords.hash(password), mustChange)) {
            throw new ProblemException(AccountProblem.LOGIN_TAKEN, login);
        }
        granted.forEach(role -> roles.grant(id, Grant.everywhere(role)));
        audit.record(
                Actor.SYSTEM,
                "person.created",
                new Audit.Subject("person", id.value().toString(), login),
                null,
                People.Facts.of(person, roles.grants(id)));
        return id;
    }

    /// Whether nobody has been added yet.
    public boolean isEmpty() {
        return people.count() == 0;
    }

    /// The person, where there is one.
    public Optional<Person> find(PersonId id) {
        return people.find(id);
    }

    /// Begins a session for a person who was recognised in another way.
    public Issued beginSession(PersonId person) {
        return sessions.begin(person, Sessions.Origin.NONE);
    }

    /// Makes a token for programs that may do all that the person may.
    public Issued makeToken(PersonId person, String name) {
        return sessions.issue(
                TokenStore.Kind.TOKEN,
                new TokenStore.Token(
                        making.ids().next(),
                        person,
                        "",
                        name,
                        null,
                        null,
                        null,
                        making.clock().instant(),
                        null,
                        null));
    }
}

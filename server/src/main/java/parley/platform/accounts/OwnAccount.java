package parley.platform.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.kernel.ProblemException;
import parley.platform.password.PasswordPolicy;
import parley.platform.password.Passwords;

/// What people do to their own account.
@Service
class OwnAccount {

    private final PersonStore people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final FirstAdminFile firstAdminFile;
    private final Audit audit;
    private final Sessions.Making making;

    OwnAccount(
            PersonStore people,
            Passwords passwords,
            Sessions sessions,
            FirstAdminFile firstAdminFile,
            Audit audit,
            Sessions.Making making) {
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.firstAdminFile = firstAdminFile;
        this.audit = audit;
        this.making = making;
    }

    /// Chooses a new password; every other session of the person ends, because one of them may be
    /// why.
    ///
    /// @throws ProblemException `password-wrong`, `password-same`, or what is wrong with the new
    ///     one
    @Transactional
    public void changePassword(Caller caller, String current, String chosen) {
        PersonStore.Credentials person = requirePassword(caller.person(), current);
        if (current.equals(chosen)) {
            throw new ProblemException(AccountProblem.PASSWORD_SAME);
        }
        PasswordPolicy.check(chosen, person.login());
        people.setPassword(
                person.id(),
                passwords.hash(chosen),
                false,
                making.clock().instant(),
                caller.actor().name());
        @Nullable UUID own = caller.tokenId();
        sessions.endAll(person.id(), own, caller.actor());
        audit.record(
                caller.actor(),
                "person.password-changed",
                new Audit.Subject("person", person.id().value().toString(), person.login()),
                null,
                null);
        firstAdminFile.removeAfterCommit(person.login());
    }

    /// @throws ProblemException `password-wrong`
    PersonStore.Credentials requirePassword(PersonId id, String password) {
        PersonStore.Credentials person =
                people.credentials(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        if (!passwords.matches(password, person.passwordHash())) {
            throw new ProblemException(AccountProblem.PASSWORD_WRONG);
        }
        return person;
    }

    /// Chooses the language of the pages.
    @Transactional
    public Person setLanguage(Caller caller, String language) {
        Person person = people.find(caller.person()).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        var changed = new Person(
                person.id(),
                person.login(),
                person.name(),
                language,
                person.roles(),
                person.isActive(),
                making.clock().instant(),
                caller.actor().name());
        people.change(changed);
        return changed;
    }
}

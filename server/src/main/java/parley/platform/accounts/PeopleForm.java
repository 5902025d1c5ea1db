package parley.platform.accounts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// One form for a person: the account's own fields here, the others by the modules that own them.
@Service
class PeopleForm {

    /// What an answer has and a request may repeat; it changes nothing.
    private static final Set<String> READ_ONLY = Set.of("id", "changedAt", "changedBy", "password");

    private final People people;
    private final ObjectProvider<PersonDetails> details;

    PeopleForm(People people, ObjectProvider<PersonDetails> details) {
        this.people = people;
        this.details = details;
    }

    Map<String, @Nullable Object> details(Person person) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        details.orderedStream().forEach(owner -> all.putAll(owner.read(person)));
        return all;
    }

    /// Adds a person with all that was sent.
    @Transactional
    public People.Created create(Caller caller, People.Change wanted, Map<String, @Nullable Object> more) {
        checkKnown(more);
        People.Created created = people.create(caller, wanted);
        write(created.person(), more, caller.actor());
        return created;
    }

    /// Changes a person with all that was sent.
    @Transactional
    public Person change(Caller caller, PersonId id, People.Change wanted, Map<String, @Nullable Object> more) {
        checkKnown(more);
        Person changed = people.change(caller, id, wanted);
        write(changed, more, caller.actor());
        return changed;
    }

    /// Takes the right to sign in.
    @Transactional
    public void deactivate(Caller caller, PersonId id) {
        people.deactivate(caller, id);
        write(people.find(id), Map.of(), caller.actor());
    }

    private void checkKnown(Map<String, @Nullable Object> more) {
        for (String name : more.keySet()) {
            boolean isKnown = READ_ONLY.contains(name)
                    || details.stream().anyMatch(owner -> owner.names().contains(name));
            if (!isKnown) {
                throw new ProblemException(HttpProblem.UNKNOWN_FIELD, name);
            }
        }
    }

    private void write(Person person, Map<String, @Nullable Object> more, Actor actor) {
        details.orderedStream().forEach(owner -> {
            var own = new HashMap<String, @Nullable Object>(more);
            own.keySet().retainAll(owner.names());
            owner.write(person, own, actor);
        });
    }
}

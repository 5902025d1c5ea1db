package parley.platform.accounts;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Actor;

/// What a module above knows of a person and shows with the account: one form for the
/// administrator, kept by those who understand each field.
public interface PersonDetails {

    /// The JSON fields that are this module's, for example `alias`.
    Set<String> names();

    /// Their values for a person.
    Map<String, @Nullable Object> read(Person person);

    /// Takes over those of its fields that were sent, in the transaction that changes the
    /// account. Called for every change, also where none was sent: the name may be another now.
    ///
    /// @throws parley.platform.kernel.ProblemException where a value is not right
    void write(Person person, Map<String, @Nullable Object> values, Actor actor);
}

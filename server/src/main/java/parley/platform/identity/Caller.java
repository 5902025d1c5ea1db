package parley.platform.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// Who sent this request, with what they may do. Controllers take it as a parameter.
///
/// @param actor who acts
/// @param tokenId the session or token that was shown; null for visitors
/// @param permissions the names of what the caller may do
/// @param ownParty for a customer's token: whom the channel knows by it; null for staff
public record Caller(
        Actor actor,
        @Nullable UUID tokenId,
        Set<String> permissions,
        @Nullable Party ownParty) {

    /// A customer as one configured channel knows them.
    public record Party(UUID channelId, String name, String language) {}

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /// The party, where a customer calls.
    public Optional<Party> party() {
        return Optional.ofNullable(ownParty);
    }

    /// Whether the caller holds the permission.
    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /// A customer's language as a BCP 47 tag.
    public String language() {
        return party().map(Party::language).orElse("en");
    }

    /// Whether a member of staff calls.
    public boolean isStaff() {
        return actor instanceof Actor.Person;
    }

    /// The member of staff who calls.
    ///
    /// @throws ProblemException `forbidden` where the caller is no member of staff
    public PersonId person() {
        if (actor instanceof Actor.Person person) {
            return new PersonId(person.id());
        }
        throw new ProblemException(HttpProblem.FORBIDDEN);
    }
}

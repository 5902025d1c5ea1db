package parley.platform.accounts;

import java.time.Instant;
import java.util.Set;
import parley.platform.identity.PersonId;

/// A member of staff as others see them.
///
/// @param language `en` or `zh-CN`
/// @param roles keys of the roles that the person holds somewhere
/// @param isActive whether they may sign in
public record Person(
        PersonId id,
        String login,
        String name,
        String language,
        Set<String> roles,
        boolean isActive,
        Instant changedAt,
        String changedBy) {

    public Person {
        roles = Set.copyOf(roles);
    }
}

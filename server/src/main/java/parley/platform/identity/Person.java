package parley.platform.identity;

import java.util.Set;

/// A member of staff as others see them.
///
/// @param language `en` or `zh-CN`
/// @param roles names of roles
public record Person(PersonId id, String login, String name, String language, Set<String> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }
}

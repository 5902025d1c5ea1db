/// Who the customers are: one profile, several identities by channel.
///
/// Owns: `customer_*`. Says: CustomerMerged (with the part that merges).
///
/// Easy to get wrong: an identity is unique by its kind and value; two requests of the same
/// stranger at the same moment must end in one profile.
@ApplicationModule(
        id = "people.customer",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity"})
@NullMarked
package parley.people.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

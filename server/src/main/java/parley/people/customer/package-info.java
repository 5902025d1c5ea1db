/// Who the customers are: one profile, several identities by channel.
///
/// Owns: `customer_*`. Says: [CustomerListener] changed and merged, in the transaction that does
/// it.
///
/// An identity is proved: by the channel that the words came through, or by a signature ([Proof]).
/// What customers only say of themselves is a claim: it is shown beside the identities as not
/// verified, several profiles may carry the same, and nobody is ever recognised by it. A block is
/// the profile's, so it holds on every channel, and goes with the person when profiles are merged.
///
/// Easy to get wrong: never look a profile up by a claim, or whoever writes another one's address
/// becomes that person; a merged profile stays and points to the one that stands for both, so
/// every look-up by id goes through the pointer; an identity is unique by its kind and value; two
/// requests of the same stranger at the same moment must end in one profile.
@ApplicationModule(
        id = "people.customer",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity", "platform.audit"})
@NullMarked
package parley.people.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

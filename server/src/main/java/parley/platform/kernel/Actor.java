package parley.platform.kernel;

import java.util.UUID;

/// Who does something: a parameter of every command, a column of every job and audit entry.
public sealed interface Actor {

    /// The product itself: a timer, a rule, a job.
    Actor SYSTEM = new Product("parley");

    /// A signed-in member of staff.
    record Person(UUID id, String name) implements Actor {}

    /// A customer who writes by a channel.
    record Customer(UUID id, String name) implements Actor {}

    /// The product itself, with the part that acts.
    record Product(String name) implements Actor {}

    /// The name to show.
    String name();
}

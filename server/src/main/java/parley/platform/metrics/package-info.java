/// What monitoring reads: `/metrics` in Prometheus' format, for tokens that may read it.
///
/// Owns: nothing that is stored. Says: nothing. Never: knows what a module counts.
///
/// A module names its meters `parley.<module>.<noun>` with a fixed set of tags. What happens in
/// this process is counted as it happens; what stands in the database is read when it is asked
/// for, by a [Measured] bean.
///
/// Easy to get wrong: a tag takes few values, and never a person's; a counter begins at zero with
/// each process, so alarms look at rates; what a [Measured] reads is read at each scrape, so it
/// is one statement on an index.
@ApplicationModule(
        id = "platform.metrics",
        allowedDependencies = {"platform.kernel", "platform.identity"})
@NullMarked
package parley.platform.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

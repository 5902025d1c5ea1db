/// The sample centre: accounts, teams, skills, hours, queues and channels, so that a newcomer
/// can chat with themselves within a minute. Above all other modules, and only through what they
/// offer to everybody.
///
/// Owns: the file `demo.json` in the data folder, with the passwords and tokens of the sample
/// accounts, and `simulation.json`. Only there with `--demo`. The simulated customers, the crash
/// test and the benchmarks in its sub-packages see the centre from outside, by the public API.
@ApplicationModule(
        id = "demo",
        allowedDependencies = {
            "demo.door",
            "platform.kernel",
            "platform.http",
            "platform.database",
            "platform.accounts",
            "platform.identity",
            "platform.audit",
            "platform.live",
            "people.staff",
            "people.presence",
            "work.canned",
            "work.engine",
            "work.queue",
            "work.engine",
            "work.strategy",
            "channel"
        })
@NullMarked
package parley.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

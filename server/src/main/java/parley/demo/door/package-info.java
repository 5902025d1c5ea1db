/// The product as its users meet it: the public API and the live stream, from outside. What
/// simulated customers, the crash test and the benchmarks have in common.
@ApplicationModule(
        id = "demo.door",
        allowedDependencies = {})
@NullMarked
package parley.demo.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

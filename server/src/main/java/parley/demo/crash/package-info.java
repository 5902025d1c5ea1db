/// The crash test: a real centre under load by its public API, killed again and again, then
/// counted.
///
/// Everything is seen from outside, as a customer, an agent and a supervisor see it: what was
/// acknowledged must be there once, in order, and no conversation may be left without anybody.
@NamedInterface("crash")
@NullMarked
package parley.demo.crash;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

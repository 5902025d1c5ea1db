/// The product as its users meet it: the public API and the live stream, from outside. What
/// simulated customers, the crash test and the benchmarks have in common.
@NullMarked
package parley.demo.door;

import org.jspecify.annotations.NullMarked;

/// The benchmarks of `./parley bench`: the product from outside, by real HTTP and WebSocket, beside
/// a baseline that runs in turn with it, because absolute times say little on a shared machine.
/// What they measure and what was measured stands in `docs/performance.md`.
///
/// Owns: `bench_baseline`, which the bare transactions are written to. Easy to get wrong: a
/// benchmark is never a test; nothing fails because a machine was slow.
@NamedInterface("bench")
@NullMarked
package parley.demo.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

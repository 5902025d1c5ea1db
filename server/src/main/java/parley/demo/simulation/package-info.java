/// Simulated customers: a few people who come to the sample centre, ask something, answer what the
/// agent says, thank and leave, or give up, so that a newcomer sees a living centre.
///
/// They use the public API only, as a widget does, and only while somebody looks. What they say
/// stands in `stories_en.json` and `stories_zh.json`.
///
/// Easy to get wrong: a customer decides by the time that it is given and by a seeded chance, never
/// by a clock of its own, so that a test can play a whole day in a moment.
@NullMarked
package parley.demo.simulation;

import org.jspecify.annotations.NullMarked;

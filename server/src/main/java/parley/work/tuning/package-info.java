/// Finds the weights by which queues share their teams ([parley.work.engine.Balance]): from what
/// comes, how long it takes whom, how long people wait, and what waiting and leaving cost.
///
/// Owns: nothing stored. Says: [Tuner], the weights for a [Load]; `tool optima`, what they cost on
/// the real engine. Never: reads a clock, looks at a known optimum, switches anything on.
///
/// How it works: a fast model of the load counts only how many wait and how many are free
/// ([Counting]), which is all that weights look at. Several rules to begin with race on it, those
/// that do worse drop out, and the rest are changed bit by bit; all meet the same events in each
/// round, so a difference is one of the weights. What is found is then measured on the engine
/// itself ([Trial]).
///
/// Easy to get wrong: the model is for comparing weights, what they cost is for the engine to say;
/// two candidates may only be compared on the same seed and the same number of events; a round
/// takes another seed, or the weights are tuned to one past.
@ApplicationModule(
        id = "work.tuning",
        allowedDependencies = {"platform.kernel", "people.staff", "work.queue", "work.engine"})
@NullMarked
package parley.work.tuning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Strategies as people set them up: in steps who is asked and for how long, which queue is served
/// by which, and what holds for the whole centre (tiers, urgency, capacity).
///
/// Owns: `strategy_*`. Says: [RulesListener], in the transaction that changes anything by which
/// work is routed. Never: decides who is asked for what (work.engine, which gets
/// [Strategies#rules]), knows an item or what anybody is doing.
///
/// A definition ([StrategyDefinition], [Whom]) is what a person builds and reads; it is looked
/// through before it is kept ([Checking] refuses, [Advice] warns), and translated for the engine
/// when something has changed ([Compilation]). So a refusal never touches what runs.
///
/// Weights of queues come from a module above ([QueueWeights]) and are part of the same rules.
///
/// Attributes of an agent by which strategies choose, as the engine's profiles must carry them:
/// `team` (ids of teams, as text), `language`, `site` and `group`.
///
/// Easy to get wrong: the version rises in the transaction of the change, also when a queue is set
/// up otherwise, or the engine goes on with the old rules; what an expression calls by its name is
/// kept with the name and the id, so a new name breaks nothing; a version that was saved is never
/// changed, going back saves it again; what a strategy refers to is kept for the transaction
/// before it is saved.
@ApplicationModule(
        id = "work.strategy",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "people.staff",
            "work.engine",
            "work.queue"
        })
@NullMarked
package parley.work.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Queues that share their teams by weights instead of an explicit order: plans of weights that a
/// person switches on and off, and proposals of such plans for the centre's own load.
///
/// Owns: `balance_*`. Says: the weights of the queues whose plan is on ([PlanRules], which
/// work.strategy asks). Never: decides who is asked for what (work.engine does, which gets the
/// weights as part of the rules), switches anything on by itself.
///
/// Weights belong to a pair of a queue and a team and only mean something beside each other, so a
/// plan is for several queues at once and never changes: other weights are another plan. A team is
/// everybody who serves exactly the same of its queues ([BalanceDefinition#team]), so whoever is
/// added to a queue, or lent to it, belongs to the right team from that moment.
///
/// A proposal is a durable job ([Tuned]). Weights are tuned by work.tuning for the rates of days
/// that are over ([CentreLoad]), and judged by work.simulation on customers who came neither into
/// the tuning nor into the choice; it proposes only what gains more than chance could.
///
/// Easy to get wrong: a queue is in one plan that is on at most, so switching one on switches
/// others off that share a queue with it; the rules rise in the same transaction, or the engine
/// goes on with what it had; the version at which a plan went on and off is kept, because old
/// decisions are explained by it.
@ApplicationModule(
        id = "work.balance",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.jobs",
            "work.queue",
            "work.engine",
            "work.strategy",
            "work.simulation",
            "work.tuning",
            "work.replay"
        })
@NullMarked
package parley.work.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package parley.work.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.AtExpiry;
import parley.work.engine.Strategy.SkipIf;
import parley.work.engine.Strategy.Step;
import parley.work.engine.Who;
import parley.work.queue.QueueId;

/// The queues of a scenario file, with how each finds its agents.
///
/// @param ids by name, in the order of the file
/// @param places how many may wait in one
record Queues(Map<String, QueueId> ids, Map<QueueId, QueueRules> rules, Map<QueueId, Integer> places) {

    private static final int MOST_STEPS = 50;
    private static final int MOST_ASKED = 50;
    private static final int MOST_PRIORITY = 1_000;
    private static final int MOST_PLACES = 10_000_000;
    private static final long ORDINARY_BOOST = Long.MAX_VALUE / 1_000_000;

    private static final Map<String, AgentOrder> ORDERS = Map.of(
            "longest-idle", AgentOrder.LONGEST_IDLE,
            "longest-idle-by-channel", AgentOrder.LONGEST_IDLE_BY_CHANNEL,
            "best-level", AgentOrder.BEST_LEVEL,
            "least-loaded", AgentOrder.LEAST_LOADED,
            "round-robin", AgentOrder.ROUND_ROBIN,
            "fewest-today", AgentOrder.FEWEST_TODAY,
            "weighted", AgentOrder.WEIGHTED,
            "value-fit", AgentOrder.VALUE_FIT,
            "random", AgentOrder.RANDOM);

    private static final Map<String, SkipIf> SKIPS =
            Map.of("never", SkipIf.NEVER, "nobody-there", SkipIf.NOBODY_THERE, "nobody-free", SkipIf.NOBODY_FREE);

    private static final Who MEMBERS = new Who.Every(List.of(new Who.Members(), new Who.Asked()));

    private static final Map<String, Who> WHO = Map.of("members", MEMBERS, "everybody", new Who.Asked());

    /// An id that follows from the name.
    static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static QueueId queue(String name) {
        return new QueueId(id("queue", name));
    }

    static SkillId skill(String name) {
        return new SkillId(id("skill", name));
    }

    /// @param ids of all queues, because a step may name one that stands further down
    static Queues read(List<Fields> queues, Map<String, QueueId> ids) {
        Map<QueueId, QueueRules> rules = new LinkedHashMap<>();
        Map<QueueId, Integer> places = new LinkedHashMap<>();
        for (Fields one : queues) {
            one.object(queue -> {
                QueueId id = queue.at("name").known(ids);
                long target = queue.at("target", 60_000L, Fields::positive);
                Map<ChannelKey, Long> targets = new LinkedHashMap<>();
                if (queue.has("targets")) {
                    queue.at("targets")
                            .each(20, (channel, field) -> targets.put(field.channel(channel), field.positive()));
                }
                rules.put(id, new QueueRules(strategy(queue, ids), target, targets));
                if (queue.has("places")) {
                    places.put(id, queue.at("places").whole(0, MOST_PLACES));
                }
                return id;
            });
        }
        for (Fields one : queues) {
            one.look("name", name -> notCircular(name, ids, rules));
        }
        return new Queues(ids, rules, places);
    }

    /// Nothing may come back to a queue that it has overflowed from.
    private static boolean notCircular(Fields name, Map<String, QueueId> ids, Map<QueueId, QueueRules> rules) {
        QueueId begin = name.known(ids);
        Set<QueueId> reached = new LinkedHashSet<>();
        Deque<QueueId> next = new ArrayDeque<>(List.of(begin));
        while (!next.isEmpty()) {
            QueueRules its = rules.get(next.remove());
            for (Step step : its == null ? List.<Step>of() : its.strategy().steps()) {
                if (step.expiry() > 0
                        && step.atExpiry() instanceof AtExpiry.ToQueue(QueueId queue)
                        && reached.add(queue)) {
                    next.add(queue);
                }
            }
        }
        if (reached.contains(begin)) {
            throw name.circular(name.text());
        }
        return true;
    }

    private static Strategy strategy(Fields queue, Map<String, QueueId> ids) {
        List<Step> steps = queue.has("steps")
                ? queue.at("steps").list(1, MOST_STEPS, step -> step.object(fields -> step(fields, ids)))
                : List.of(Step.last(MEMBERS));
        Step last = steps.getLast();
        if (last.skipIf() != SkipIf.NEVER || (last.expiry() > 0 && last.atExpiry() instanceof AtExpiry.NextStep)) {
            throw queue.at("steps").endless();
        }
        return new Strategy(
                steps,
                queue.at("order", AgentOrder.LONGEST_IDLE, order -> order.oneOf(ORDERS)),
                queue.at("maxBoost", ORDINARY_BOOST, Fields::duration),
                queue.at("tierEscalateAfter", 0L, Fields::duration),
                queue.at("broadcast", 1, field -> field.whole(1, MOST_ASKED)));
    }

    private static Step step(Fields step, Map<String, QueueId> ids) {
        return new Step(
                step.at("who", MEMBERS, who -> who(who, ids)),
                step.at("for", 0L, Fields::positive),
                step.at("skipIf", SkipIf.NEVER, skip -> skip.oneOf(SKIPS)),
                !step.at("alone", false, Fields::isOn),
                step.at("priority", 0, priority -> priority.whole(-MOST_PRIORITY, MOST_PRIORITY)),
                step.at("then", new AtExpiry.NextStep(), then -> then(then, ids)));
    }

    private static Who who(Fields who, Map<String, QueueId> ids) {
        if (who.isText()) {
            return who.oneOf(WHO);
        }
        return who.object(some -> {
            boolean isGroup = some.has("attribute");
            if (isGroup == some.has("queue")) {
                throw some.either("queue, attribute");
            }
            return isGroup
                    ? new Who.With(
                            some.at("attribute").name(),
                            Set.copyOf(some.at("values").list(1, 100, Fields::name)))
                    : new Who.MemberOf(some.at("queue").known(ids));
        });
    }

    private static AtExpiry then(Fields then, Map<String, QueueId> ids) {
        return then.object(end -> {
            boolean isLeaving = end.has("leave");
            if (isLeaving == end.has("queue")) {
                throw end.either("queue, leave");
            }
            return isLeaving
                    ? new AtExpiry.Leave(end.at("leave").name())
                    : new AtExpiry.ToQueue(end.at("queue").known(ids));
        });
    }
}

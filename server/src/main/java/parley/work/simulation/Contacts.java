package parley.work.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Item.Facts;
import parley.work.queue.QueueId;
import parley.work.simulation.Demand.Customers;
import parley.work.simulation.Demand.Handling;
import parley.work.simulation.Demand.Terms;

/// The contacts of a scenario file.
///
/// @param routes to which queue those of a name go instead
record Contacts(Queues queues, Map<String, String> routes, Set<String> names) {

    private static final int MOST = 200;
    private static final int MOST_RATES = 20_000;
    private static final int MOST_RECORDED = 2_000_000;
    private static final int MOST_SKILLS = 50;
    private static final double MOST_PER_HOUR = 10_000_000;

    Contacts(Queues queues, Map<String, String> routes) {
        this(queues, routes, new LinkedHashSet<>());
    }

    /// @param change in which a route of something that does not come is a mistake
    List<Demand> read(Fields contacts, @Nullable Fields change) {
        Set<String> all = new HashSet<>(contacts.list(1, MOST, one -> one.look("name", Fields::text)));
        if (change != null && change.has("routes")) {
            change.at("routes").each(MOST, (name, field) -> field.isIn(name, all));
        }
        return contacts.list(1, MOST, one -> one.object(this::demand));
    }

    private Demand demand(Fields one) {
        String name = one.at("name").name(names);
        QueueId usual = one.at("queue").known(idsOrAny(one, name));
        String route = routes.get(name);
        QueueId queue = route == null ? usual : Queues.queue(route);
        ChannelKey channel = one.at("channel").channel(one.at("channel").text());
        var handling =
                new Handling(Durations.read(one.at("work")), one.at("wrapUp", Distribution.NONE, Durations::read));
        var customers = new Customers(
                one.at("patience", new Distribution.Endless(), Durations::read),
                one.at("triesAgain", 0.0, share -> share.number(0, 0.95)),
                one.at("after", new Distribution.Exponential(300_000), Durations::read));
        return new Demand(name, queue, channel, arrivals(one), handling, customers, terms(one, queue, channel));
    }

    /// A queue that exists only before the change need not exist after it, if the route leads away.
    private Map<String, QueueId> idsOrAny(Fields one, String name) {
        if (!routes.containsKey(name)) {
            return queues.ids();
        }
        Map<String, QueueId> all = new HashMap<>(queues.ids());
        String usual = one.at("queue").text();
        all.put(usual, Queues.queue(usual));
        return all;
    }

    private static Arrivals arrivals(Fields one) {
        int kinds = 0;
        for (String kind : new String[] {"perHour", "rates", "recorded"}) {
            kinds += one.has(kind) ? 1 : 0;
        }
        if (kinds != 1) {
            throw one.either("perHour, rates, recorded");
        }
        if (one.has("perHour")) {
            return Arrivals.steady(one.at("perHour").number(0, MOST_PER_HOUR));
        }
        if (one.has("rates")) {
            return one.at("rates")
                    .object(rates -> new Arrivals.ByRate(
                            rates.at("from", 0L, Fields::duration),
                            rates.at("each").positive(),
                            rates.at("perHour").list(1, MOST_RATES, rate -> rate.number(0, MOST_PER_HOUR))));
        }
        Fields recorded = one.at("recorded");
        List<Arrivals.Contact> contacts = recorded.list(
                1,
                MOST_RECORDED,
                contact -> contact.object(fields -> new Arrivals.Contact(
                        fields.at("at").duration(),
                        fields.optional("work", Fields::duration),
                        fields.optional("patience", Fields::duration))));
        for (int i = 1; i < contacts.size(); i++) {
            if (contacts.get(i).at() < contacts.get(i - 1).at()) {
                throw recorded.order();
            }
        }
        return new Arrivals.Recorded(contacts);
    }

    private Terms terms(Fields one, QueueId queue, ChannelKey channel) {
        Map<SkillId, Integer> skills = new HashMap<>();
        if (one.has("skills")) {
            one.at("skills").each(MOST_SKILLS, (skill, level) -> skills.put(Queues.skill(skill), level.whole(1, 5)));
        }
        Set<String> labels = new HashSet<>(one.at("labels", List.of(), list -> list.list(0, 20, Fields::name)));
        return new Terms(
                one.at("target", target(queue, channel), Fields::positive),
                one.at("tier", 5, tier -> tier.whole(0, 9)),
                one.at("priority", 0, priority -> priority.whole(-1_000, 1_000)),
                one.at("acceleration", 0, acceleration -> acceleration.whole(0, 10_000)),
                one.at("dueAfter", 0L, Fields::positive),
                new Facts(skills, labels, null, null, Set.of(), one.at("value", 0, value -> value.whole(0, 100))));
    }

    private long target(QueueId queue, ChannelKey channel) {
        var rules = queues.rules().get(queue);
        return rules == null ? 60_000 : rules.targets().getOrDefault(channel, rules.target());
    }
}

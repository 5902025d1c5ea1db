package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity;
import parley.work.engine.Capacity.RampUp;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Profile;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;
import parley.work.simulation.Crew.Answering;
import parley.work.simulation.Crew.Span;

/// The agents of a scenario file.
///
/// @param contacts the names of what comes
record Crews(Queues queues, Set<String> contacts) {

    private static final int MOST_CREWS = 500;
    private static final int MOST_AGENTS = 20_000;
    private static final int MOST_QUEUES = 500;
    private static final int MOST_CHANNELS = 20;
    private static final int MOST_SPANS = 2_000;

    List<Crew> read(Fields agents) {
        Set<String> names = new HashSet<>();
        int[] left = {MOST_AGENTS};
        return agents.list(1, MOST_CREWS, one -> one.object(crew -> crew(crew, names, left)));
    }

    private Crew crew(Fields one, Set<String> names, int[] left) {
        String name = one.at("name").name(names);
        int count = one.at("count").whole(0, left[0]);
        left[0] -= count;
        return new Crew(
                name,
                count,
                profile(one),
                one.at("shift", List.of(), Crews::shift),
                pace(one),
                one.at("answering", Answering.AT_ONCE, answering -> answering.object(Crews::answering)),
                one.at("speeds", List.of(), speeds -> speeds.list(1, 100, speed -> speed.number(0.001, 1))));
    }

    private Profile profile(Fields one) {
        Map<QueueId, Membership> memberships = new HashMap<>();
        one.at("queues")
                .list(
                        1,
                        MOST_QUEUES,
                        queue -> queue.isText()
                                ? memberships.put(queue.known(queues.ids()), Membership.of(1, 0))
                                : queue.object(fields ->
                                        memberships.put(fields.at("name").known(queues.ids()), membership(fields))));
        Map<SkillId, Integer> skills = new HashMap<>();
        if (one.has("skills")) {
            one.at("skills").each(50, (skill, level) -> skills.put(Queues.skill(skill), level.whole(1, 5)));
        }
        Map<String, Set<String>> attributes = new HashMap<>();
        if (one.has("attributes")) {
            one.at("attributes")
                    .each(
                            50,
                            (attribute, values) ->
                                    attributes.put(attribute, Set.copyOf(values.list(1, 100, Fields::name))));
        }
        return new Profile(
                memberships, skills, attributes, capacity(one), one.at("value", 0, value -> value.whole(0, 100)));
    }

    private static Membership membership(Fields queue) {
        Set<ChannelKey> channels = new HashSet<>(queue.at(
                "channels",
                List.of(),
                list -> list.list(1, MOST_CHANNELS, channel -> channel.channel(channel.text()))));
        return new Membership(
                queue.at("priority", 1, priority -> priority.whole(0, 1_000)),
                queue.at("delay", 0L, Fields::duration),
                channels,
                queue.at("weight", 1, weight -> weight.whole(1, 1_000)),
                null);
    }

    private static Capacity capacity(Fields one) {
        int units = one.at("units", Capacity.UNITS, field -> field.whole(0, 1_000_000));
        Map<ChannelKey, Share> shares = new HashMap<>();
        one.at("channels")
                .each(
                        MOST_CHANNELS,
                        (name, field) -> shares.put(field.channel(name), field.object(share -> share(share, units))));
        Map<String, Integer> labels = new HashMap<>();
        if (one.has("labels")) {
            one.at("labels").each(50, (label, limit) -> labels.put(label, limit.whole(0, 1_000)));
        }
        @Nullable RampUp rampUp = one.optional(
                "rampUp",
                field -> field.object(ramp -> new RampUp(
                        ramp.at("perMinute").whole(1, 1_000), ramp.at("lasts").positive())));
        return new Capacity(units, shares, labels, rampUp);
    }

    private static Share share(Fields share, int units) {
        int most = share.at("most", 1, field -> field.whole(0, 1_000));
        int usual = most == 0 ? 0 : units / most;
        Set<ChannelKey> over = new HashSet<>(share.at(
                "interruptibleBy",
                List.of(),
                list -> list.list(0, MOST_CHANNELS, channel -> channel.channel(channel.text()))));
        return new Share(
                share.at("weight", usual, field -> field.whole(0, 1_000_000)),
                share.at("pausedWeight", 0, field -> field.whole(0, 1_000_000)),
                most,
                over);
    }

    private static List<Span> shift(Fields shift) {
        List<Span> spans = new ArrayList<>();
        shift.list(
                1,
                MOST_SPANS,
                one -> one.object(span -> {
                    long from = span.at("from").duration();
                    long to = span.at("to").duration();
                    if (to <= from
                            || (!spans.isEmpty() && from <= spans.getLast().to())) {
                        throw span.order();
                    }
                    return spans.add(new Span(from, to));
                }));
        return spans;
    }

    private Map<String, Distribution> pace(Fields one) {
        Map<String, Distribution> pace = new HashMap<>();
        if (one.has("pace")) {
            one.at("pace").each(contacts.size(), (name, field) -> {
                field.isIn(name, contacts);
                pace.put(name, Durations.read(field));
            });
        }
        return pace;
    }

    private static Answering answering(Fields answering) {
        double declines = answering.at("declines", 0.0, share -> share.number(0, 1));
        return new Answering(
                answering.at("after", Distribution.NONE, Durations::read),
                answering.at("rings", 30_000L, Fields::positive),
                declines,
                answering.at("misses", 0.0, share -> share.number(0, 1 - declines)),
                answering.at("mostMissed", 2, most -> most.whole(1, 1_000)),
                answering.at("backAfter", 300_000L, Fields::positive));
    }
}

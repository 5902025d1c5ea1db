package parley.work.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import parley.people.staff.SkillId;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Strategy;
import parley.work.queue.QueueId;
import parley.work.strategy.Names.Kind;

/// What an expression may ask, for one agent: of skills, teams and queues those that it names.
///
/// @param names what it calls by name
record ExpressionFacts(Map<String, UUID> names) {

    ExpressionFacts {
        names = Map.copyOf(names);
    }

    Map<String, Object> of(Profile profile) {
        var facts = new HashMap<String, Object>();
        var skills = new HashMap<String, Long>();
        each(Kind.SKILL, (name, id) -> skills.put(name, (long) profile.skills().getOrDefault(new SkillId(id), 0)));
        facts.put("skills", skills);
        Set<String> teams = profile.attributes().getOrDefault("team", Set.of());
        facts.put("teams", those(Kind.TEAM, id -> teams.contains(id.toString())));
        facts.put("queues", those(Kind.QUEUE, id -> profile.queues().containsKey(new QueueId(id))));
        facts.put("languages", list(profile, "language"));
        facts.put("sites", list(profile, "site"));
        facts.put("groups", list(profile, "group"));
        facts.put("value", (long) profile.value());
        return facts;
    }

    Map<String, Object> of(Profile profile, Strategy.Doing doing, Item item, long now) {
        Map<String, Object> facts = of(profile);
        facts.put("held", (long) doing.held());
        facts.put("load", Math.round(doing.load() * 100));
        facts.put("idleSeconds", Math.max(0, now - doing.idleSince()) / 1000);
        facts.put("today", (long) doing.today());
        facts.put("waitedSeconds", Math.max(0, now - item.place().enteredAt()) / 1000);
        facts.put("priority", (long) item.place().priority());
        facts.put("tier", (long) item.place().tier());
        facts.put("customerValue", (long) item.facts().value());
        facts.put(
                "askedLevels",
                item.facts().skills().keySet().stream()
                        .mapToLong(skill -> profile.skills().getOrDefault(skill, 0))
                        .sum());
        facts.put("channel", item.channel().value());
        return facts;
    }

    private List<String> those(Kind kind, java.util.function.Predicate<UUID> holds) {
        var those = new java.util.ArrayList<String>();
        each(kind, (name, id) -> {
            if (holds.test(id)) {
                those.add(name);
            }
        });
        return those;
    }

    private void each(Kind kind, java.util.function.BiConsumer<String, UUID> what) {
        String prefix = kind.key("");
        names.forEach((key, id) -> {
            if (key.startsWith(prefix)) {
                what.accept(key.substring(prefix.length()), id);
            }
        });
    }

    private static List<String> list(Profile profile, String attribute) {
        return profile.attributes().getOrDefault(attribute, Set.of()).stream()
                .sorted()
                .toList();
    }
}

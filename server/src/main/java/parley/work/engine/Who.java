package parley.work.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.work.queue.QueueId;

/// Who qualifies: an expression over what an agent is, and for some parts over the item.
public sealed interface Who {

    /// Everybody.
    record Anybody() implements Who {}

    /// Who serves the queue in which the item waits.
    record Members() implements Who {}

    /// Who serves that queue.
    record MemberOf(QueueId queue) implements Who {}

    /// Who has the skill at that level or better.
    record Skilled(SkillId skill, int minimum) implements Who {}

    /// Who has all skills that the item asks.
    record Asked() implements Who {}

    /// Who has the skills that the item asks, but less well, and without some of them.
    ///
    /// @param level that is enough of each, also where the item asks more
    /// @param without those that are not asked any more
    record AskedLess(int level, Set<SkillId> without) implements Who {
        public AskedLess {
            without = Set.copyOf(without);
        }
    }

    /// Of whom an expression is true, which is asked once about agents who are alike. Two with the
    /// same text are the same.
    ///
    /// @param text which says all that the test depends on
    record Expression(String text, Predicate<Profile> test) implements Who {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Expression expression && text.equals(expression.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /// Whose attribute (language, group, site …) has one of the values.
    record With(String attribute, Set<String> values) implements Who {
        public With {
            values = Set.copyOf(values);
        }
    }

    /// These.
    record Named(Set<AgentId> agents) implements Who {
        public Named {
            agents = Set.copyOf(agents);
        }
    }

    /// Who dealt with the customer or the case last.
    record LastAgent() implements Who {}

    /// Who owns the customer or the case.
    record Owner() implements Who {}

    /// Whom the customer would like.
    record Preferred() implements Who {}

    /// Whoever all of these hold for.
    record Every(List<Who> parts) implements Who {
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /// Whoever one of these holds for.
    record Either(List<Who> parts) implements Who {
        public Either {
            parts = List.copyOf(parts);
        }
    }

    /// Whoever it does not hold for.
    record Not(Who part) implements Who {}

    /// The same for one item: nothing in it asks about the item any more. Items of which it says
    /// the same are waiting for the same agents.
    default Who of(Item item) {
        return switch (this) {
            case Anybody all -> all;
            case Skilled skilled -> skilled;
            case With with -> with;
            case Named named -> named;
            case Expression expression -> expression;
            case MemberOf member -> member;
            case Members members -> new MemberOf(item.queue());
            case Asked asked -> skilled(item, Integer.MAX_VALUE, Set.of());
            case AskedLess(int level, Set<SkillId> without) -> skilled(item, level, without);
            case LastAgent last -> named(item.facts().lastAgent());
            case Owner owner -> named(item.facts().owner());
            case Preferred preferred -> new Named(item.facts().preferred());
            case Every every ->
                new Every(every.parts().stream().map(part -> part.of(item)).toList());
            case Either either ->
                new Either(either.parts().stream().map(part -> part.of(item)).toList());
            case Not not -> new Not(not.part().of(item));
        };
    }

    private static Who skilled(Item item, int most, Set<SkillId> without) {
        return new Every(item.facts().skills().entrySet().stream()
                .filter(skill -> !without.contains(skill.getKey()))
                .sorted((one, other) ->
                        one.getKey().value().compareTo(other.getKey().value()))
                .<Who>map(skill -> new Skilled(skill.getKey(), Math.min(skill.getValue(), most)))
                .toList());
    }

    private static Who named(@Nullable AgentId agent) {
        return new Named(agent == null ? Set.of() : Set.of(agent));
    }

    /// Whether an agent qualifies.
    ///
    /// @param agent null for somebody whom no part names
    /// @throws IllegalStateException where it still asks about the item
    default boolean holdsFor(@Nullable AgentId agent, Profile profile) {
        return switch (this) {
            case Anybody all -> true;
            case Skilled skilled -> profile.skills().getOrDefault(skilled.skill(), 0) >= skilled.minimum();
            case With with ->
                profile.attributes().getOrDefault(with.attribute(), Set.of()).stream()
                        .anyMatch(with.values()::contains);
            case Expression expression -> expression.test().test(profile);
            case Named named -> agent != null && named.agents().contains(agent);
            case MemberOf member -> profile.queues().containsKey(member.queue());
            case Every every -> every.parts().stream().allMatch(part -> part.holdsFor(agent, profile));
            case Either either -> either.parts().stream().anyMatch(part -> part.holdsFor(agent, profile));
            case Not not -> !not.part().holdsFor(agent, profile);
            case Asked open -> throw unbound(open);
            case AskedLess open -> throw unbound(open);
            case Members open -> throw unbound(open);
            case LastAgent open -> throw unbound(open);
            case Owner open -> throw unbound(open);
            case Preferred open -> throw unbound(open);
        };
    }

    private static IllegalStateException unbound(Who open) {
        return new IllegalStateException("of no item: " + open);
    }

    /// Whom it names, so that they have to be asked about one by one.
    default Set<AgentId> names() {
        return switch (this) {
            case Named named -> named.agents();
            case Every every -> names(every.parts());
            case Either either -> names(either.parts());
            case Not not -> not.part().names();
            case Anybody any -> Set.of();
            case Members any -> Set.of();
            case MemberOf any -> Set.of();
            case Skilled any -> Set.of();
            case With any -> Set.of();
            case Expression any -> Set.of();
            case Asked any -> Set.of();
            case AskedLess any -> Set.of();
            case LastAgent any -> Set.of();
            case Owner any -> Set.of();
            case Preferred any -> Set.of();
        };
    }

    private static Set<AgentId> names(List<Who> parts) {
        var all = new java.util.LinkedHashSet<AgentId>();
        parts.forEach(part -> all.addAll(part.names()));
        return all;
    }
}

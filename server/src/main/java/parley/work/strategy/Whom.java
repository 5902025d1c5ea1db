package parley.work.strategy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.people.staff.TeamId;
import parley.platform.kernel.Id;
import parley.work.queue.QueueId;

/// Who is asked in a step, in the words of those who set it up.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Whom.Everybody.class, name = "everybody"),
    @JsonSubTypes.Type(value = Whom.ServesHere.class, name = "members"),
    @JsonSubTypes.Type(value = Whom.CanDoAsked.class, name = "asked-skills"),
    @JsonSubTypes.Type(value = Whom.CanDoLess.class, name = "fewer-skills"),
    @JsonSubTypes.Type(value = Whom.LastOne.class, name = "last-agent"),
    @JsonSubTypes.Type(value = Whom.OwnerOfIt.class, name = "owner"),
    @JsonSubTypes.Type(value = Whom.PreferredOnes.class, name = "preferred"),
    @JsonSubTypes.Type(value = Whom.TheseAgents.class, name = "agents"),
    @JsonSubTypes.Type(value = Whom.ServesQueue.class, name = "queue"),
    @JsonSubTypes.Type(value = Whom.HasSkill.class, name = "skill"),
    @JsonSubTypes.Type(value = Whom.InTeam.class, name = "team"),
    @JsonSubTypes.Type(value = Whom.HasAttribute.class, name = "attribute"),
    @JsonSubTypes.Type(value = Whom.AllOf.class, name = "all"),
    @JsonSubTypes.Type(value = Whom.AnyOf.class, name = "any"),
    @JsonSubTypes.Type(value = Whom.NotThose.class, name = "not"),
    @JsonSubTypes.Type(value = Whom.Says.class, name = "expression")
})
public sealed interface Whom {

    /// Everybody who works here.
    record Everybody() implements Whom {}

    /// Who serves the queue in which the item waits.
    record ServesHere() implements Whom {}

    /// Who has all skills that the item asks, at the asked levels.
    record CanDoAsked() implements Whom {}

    /// Who has the asked skills, but less well, or not all of them.
    ///
    /// @param level that is enough, also where more is asked; null for as asked
    /// @param without skills that are not asked any more
    record CanDoLess(
            @Nullable Long level, @Nullable @Size(max = 50) List<@NotNull SkillId> without) implements Whom {

        List<SkillId> leftOut() {
            return without == null ? List.of() : without;
        }
    }

    /// Who dealt with the customer last.
    record LastOne() implements Whom {}

    /// Who owns the customer or the case.
    record OwnerOfIt() implements Whom {}

    /// Whom the customer would like.
    record PreferredOnes() implements Whom {}

    /// These, by name.
    record TheseAgents(@NotNull @Size(max = 200) List<@NotNull AgentId> agentIds) implements Whom {}

    /// Who serves another queue.
    record ServesQueue(@NotNull QueueId queueId) implements Whom {}

    /// Who has a skill, whatever the item asks.
    record HasSkill(@NotNull SkillId skillId, long minimum) implements Whom {}

    /// Who belongs to one of the teams.
    record InTeam(@NotNull @Size(max = 100) List<@NotNull TeamId> teamIds) implements Whom {}

    /// Whose attribute has one of the values.
    record HasAttribute(
            @NotNull @Size(max = 40) String attribute,
            @NotNull @Size(max = 100) List<@NotNull @Size(max = 100) String> values)
            implements Whom {}

    /// For whom all parts hold.
    record AllOf(@NotNull @Size(max = 20) List<@NotNull @Valid Whom> parts) implements Whom {}

    /// For whom one of the parts holds.
    record AnyOf(@NotNull @Size(max = 20) List<@NotNull @Valid Whom> parts) implements Whom {}

    /// For whom the part does not hold.
    record NotThose(@NotNull @Valid Whom part) implements Whom {}

    /// Of whom the expression is true.
    record Says(@NotNull @Size(max = 1000) String text) implements Whom {}

    /// What it is made of.
    default List<Whom> inner() {
        return switch (this) {
            case AllOf all -> all.parts();
            case AnyOf any -> any.parts();
            case NotThose not -> List.of(not.part());
            case Everybody _,
                    ServesHere _,
                    CanDoAsked _,
                    CanDoLess _,
                    LastOne _,
                    OwnerOfIt _,
                    PreferredOnes _,
                    TheseAgents _,
                    ServesQueue _,
                    HasSkill _,
                    InTeam _,
                    HasAttribute _,
                    Says _ -> List.of();
        };
    }

    /// It and all that is in it.
    default Stream<Whom> everything() {
        return Stream.concat(Stream.of(this), inner().stream().flatMap(Whom::everything));
    }

    /// The things that it refers to by id, but for people.
    default Stream<UUID> refersTo() {
        return everything().flatMap(one -> switch (one) {
            case CanDoLess less -> less.leftOut().stream().map(Id::value);
            case ServesQueue queue -> Stream.of(queue.queueId().value());
            case HasSkill skill -> Stream.of(skill.skillId().value());
            case InTeam team -> team.teamIds().stream().map(Id::value);
            case Everybody _,
                    ServesHere _,
                    CanDoAsked _,
                    LastOne _,
                    OwnerOfIt _,
                    PreferredOnes _,
                    TheseAgents _,
                    HasAttribute _,
                    AllOf _,
                    AnyOf _,
                    NotThose _,
                    Says _ -> Stream.empty();
        });
    }
}

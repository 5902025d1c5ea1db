package parley.work.triage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;

/// To what a contact of a kind belongs.
///
/// @param name by which people know the rule, and see it in the reasons
/// @param when all of these hold; none at all for everybody
/// @param gets what such a contact gets
/// @param isProtected whether it stands above the others whatever they say, for example because
///     the law asks it
public record TriageRule(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = 20) List<@NotNull @Valid Condition> when,
        @NotNull @Valid Treatment gets,
        boolean isProtected) {

    public TriageRule {
        name = name == null ? "" : name.strip();
        when = when == null ? List.of() : List.copyOf(when);
    }

    boolean holds(Contact contact) {
        return when.stream().allMatch(condition -> condition.holds(contact));
    }

    /// What a contact gets. What is null or empty is left to other rules.
    ///
    /// @param tier 0 (emergency) to 9
    /// @param priority each point counts as a minute of waiting
    /// @param value of the customer for this contact, 0 to 100
    /// @param labels that count against limits of the agents
    /// @param skills that are asked besides those of the queue, by their ids, with the lowest level
    public record Treatment(
            @Nullable QueueId queueId,
            @Nullable @Min(0) @Max(9) Integer tier,
            @Nullable @Min(-1000) @Max(1000) Integer priority,
            @Nullable @Min(0) @Max(100) Integer value,

            @NotNull @Size(max = 20) Set<@NotBlank @Size(max = 100) String> labels,

            @NotNull @Size(max = 20) Map<@NotNull UUID, @NotNull @Min(1) @Max(5) Integer> skills) {

        public Treatment {
            labels = labels == null ? Set.of() : Set.copyOf(labels);
            skills = skills == null ? Map.of() : Map.copyOf(skills);
        }

        boolean isEmergency() {
            return tier != null && tier == 0;
        }

        boolean isNothing() {
            return queueId == null
                    && tier == null
                    && priority == null
                    && value == null
                    && labels.isEmpty()
                    && skills.isEmpty();
        }
    }
}

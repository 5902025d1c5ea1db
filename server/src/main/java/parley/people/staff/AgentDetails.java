package parley.people.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of a person beside the account.
///
/// @param alias the name that customers see, or null for the person's own
/// @param isActive whether the account may sign in
/// @param mostLiveTexts how many conversations the agent may hold at once
record AgentDetails(
        AgentId id,
        String name,
        @Nullable String alias,
        boolean isAgent,
        boolean isActive,
        int mostLiveTexts,
        List<TeamId> teamIds,
        List<Level> skills) {

    /// How many conversations at once, where nobody said otherwise.
    static final int USUAL_LOAD = 3;

    AgentDetails {
        teamIds = List.copyOf(teamIds);
        skills = List.copyOf(skills);
    }

    /// How well an agent has a skill.
    ///
    /// @param level 1 to 5, 5 for the best
    record Level(SkillId skillId, int level) {}

    /// Of whom nothing is known yet.
    static AgentDetails none(AgentId id, String name, boolean isActive) {
        return new AgentDetails(id, name, null, false, isActive, USUAL_LOAD, List.of(), List.of());
    }
}

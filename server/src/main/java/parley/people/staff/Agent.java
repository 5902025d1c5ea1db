package parley.people.staff;

/// Someone who takes work.
///
/// @param alias the name that customers see
public record Agent(AgentId id, String name, String alias) {}

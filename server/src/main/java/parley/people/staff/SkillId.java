package parley.people.staff;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A skill: what work may ask of an agent, each with a level of 1 to 5.
public record SkillId(UUID value) implements Id {}

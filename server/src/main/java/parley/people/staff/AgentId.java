package parley.people.staff;

import java.util.UUID;
import parley.platform.kernel.Id;

/// An agent: a member of staff who takes work. The same value as the person's id.
public record AgentId(UUID value) implements Id {}

package parley.work.strategy;

import java.util.UUID;
import parley.platform.kernel.Id;

/// A strategy.
public record StrategyId(UUID value) implements Id {}

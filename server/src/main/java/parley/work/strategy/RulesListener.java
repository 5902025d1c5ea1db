package parley.work.strategy;

/// A module above that routes by the rules.
public interface RulesListener {

    /// Something by which work is routed is about to change; told inside the transaction that does
    /// it.
    void rulesChanged();
}

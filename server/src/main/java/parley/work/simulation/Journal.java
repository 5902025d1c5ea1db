package parley.work.simulation;

/// Is told what happens in a simulation, in the order in which it does: equal seeds, equal words.
@FunctionalInterface
interface Journal {

    /// Nobody wants to know; nothing is put into words then.
    Journal NONE = (_, _, _, _) -> {};

    /// Something has happened.
    ///
    /// @param at in milliseconds from the beginning
    /// @param what for example `enters`, `held`, `asked`, `accepts`, `abandons`
    /// @param contact its demand's name and number, with the number of the try from the second on
    /// @param agent its crew's name and number; empty where it is nobody's doing
    void note(long at, String what, String contact, String agent);
}

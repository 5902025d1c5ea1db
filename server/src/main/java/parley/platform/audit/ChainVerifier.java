package parley.platform.audit;

import org.jspecify.annotations.Nullable;

/// Reads a chain from its first entry and finds the first place where it is not what was written.
/// Knows no database, so that it can be run over a copy.
final class ChainVerifier {

    private final Chain.@Nullable Head known;
    private Chain.Head last = Chain.Head.START;
    private @Nullable Finding finding;

    /// @param known an end of the chain that was noted down elsewhere earlier, or null
    ChainVerifier(Chain.@Nullable Head known) {
        this.known = known;
    }

    /// What is wrong.
    enum Fault {
        /// An entry is missing, stands at another place, or was put in.
        OUT_OF_ORDER,
        /// An entry is not what was written.
        CHANGED,
        /// Entries at the end are missing.
        CUT_OFF,
        /// The chain does not lead to the end that was noted down earlier: the whole was replaced.
        ANOTHER_CHAIN
    }

    /// Where it is wrong first.
    record Finding(long seq, Fault fault) {}

    /// The next entry with the hash that is stored with it.
    void accept(AuditEntry entry, String hash) {
        if (finding != null) {
            return;
        }
        if (entry.seq() != last.seq() + 1) {
            finding = new Finding(last.seq() + 1, Fault.OUT_OF_ORDER);
        } else if (!Chain.hash(last.hash(), entry).equals(hash)) {
            finding = new Finding(entry.seq(), Fault.CHANGED);
        } else {
            last = new Chain.Head(entry.seq(), hash);
            if (known != null && known.seq() == last.seq() && !known.hash().equals(hash)) {
                finding = new Finding(entry.seq(), Fault.ANOTHER_CHAIN);
            }
        }
    }

    /// The verdict after the last entry.
    ///
    /// @param head the end of the chain as it is kept apart
    /// @return null where everything is as it was written
    @Nullable Finding finish(Chain.Head head) {
        if (finding != null) {
            return finding;
        }
        if (last.seq() < head.seq() || (known != null && last.seq() < known.seq())) {
            return new Finding(last.seq() + 1, Fault.CUT_OFF);
        }
        return last.equals(head) ? null : new Finding(last.seq(), Fault.ANOTHER_CHAIN);
    }

    /// How far the chain is whole.
    long verified() {
        return last.seq();
    }
}

package parley.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.platform.audit.ChainVerifier.Fault;
import parley.platform.audit.ChainVerifier.Finding;

class ChainVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123456Z");

    private record Link(AuditEntry entry, String hash) {}

    private final List<Link> chain = chain("one", "two", "three", "four");
    private final Chain.Head head = end(chain);

    @Test
    void findsNothingInAWholeChain() {
        assertThat(verify(chain, head, null)).isNull();
        assertThat(verify(List.of(), Chain.Head.START, null)).isNull();
        assertThat(verify(chain, head, new Chain.Head(2, chain.get(1).hash()))).isNull();
    }

    @Test
    void findsAnEntryThatWasEdited() {
        Link second = chain.get(1);
        chain.set(1, new Link(entry(2, "two", "Eve"), second.hash()));
        assertThat(verify(chain, head, null)).isEqualTo(new Finding(2, Fault.CHANGED));
    }

    @Test
    void findsAnEntryThatWasEditedAndHashedAgain() {
        AuditEntry forged = entry(2, "two", "Eve");
        chain.set(1, new Link(forged, Chain.hash(chain.getFirst().hash(), forged)));
        assertThat(verify(chain, head, null)).isEqualTo(new Finding(3, Fault.CHANGED));
    }

    @Test
    void findsAnEntryThatWasTakenOut() {
        chain.remove(1);
        assertThat(verify(chain, head, null)).isEqualTo(new Finding(2, Fault.OUT_OF_ORDER));
    }

    @Test
    void findsAnEntryThatWasPutIn() {
        AuditEntry forged = entry(3, "new", "Eve");
        chain.add(2, new Link(forged, Chain.hash(chain.get(1).hash(), forged)));
        assertThat(verify(chain, head, null)).isEqualTo(new Finding(4, Fault.OUT_OF_ORDER));
    }

    @Test
    void findsEntriesThatChangedPlaces() {
        Collections.swap(chain, 1, 2);
        assertThat(verify(chain, head, null)).isEqualTo(new Finding(2, Fault.OUT_OF_ORDER));
    }

    @Test
    void findsEntriesCutOffAtTheEnd() {
        assertThat(verify(chain.subList(0, 3), head, null)).isEqualTo(new Finding(4, Fault.CUT_OFF));
    }

    @Test
    void findsADatabaseThatWasPutBackByAnEndNotedElsewhere() {
        List<Link> older = chain.subList(0, 2);
        assertThat(verify(older, end(older), null)).isNull();
        assertThat(verify(older, end(older), head)).isEqualTo(new Finding(3, Fault.CUT_OFF));
        List<Link> another = chain("one", "two", "three", "five");
        assertThat(verify(another, end(another), head)).isEqualTo(new Finding(4, Fault.ANOTHER_CHAIN));
    }

    private static @Nullable Finding verify(List<Link> links, Chain.Head head, Chain.@Nullable Head known) {
        var verifier = new ChainVerifier(known);
        links.forEach(link -> verifier.accept(link.entry(), link.hash()));
        return verifier.finish(head);
    }

    private static Chain.Head end(List<Link> links) {
        return new Chain.Head(links.size(), links.getLast().hash());
    }

    private static List<Link> chain(String... actions) {
        var links = new ArrayList<Link>();
        String last = Chain.Head.START.hash();
        for (String action : actions) {
            AuditEntry entry = entry(links.size() + 1, action, "Ada");
            last = Chain.hash(last, entry);
            links.add(new Link(entry, last));
        }
        return links;
    }

    private static AuditEntry entry(long seq, String action, String actor) {
        return new AuditEntry(
                seq,
                NOW.plusSeconds(seq),
                AuditEntry.ActorKind.PERSON,
                null,
                actor,
                action,
                new Audit.Subject("person", "7", null),
                null,
                "{\"a\":1}",
                null);
    }
}

package parley.platform.accounts;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import parley.platform.identity.TokenEnds;

/// Tells who keeps connections open that a session or token has ended, once that is committed.
@Component
class Endings {

    private final ObjectProvider<TokenEnds> listeners;

    Endings(ObjectProvider<TokenEnds> listeners) {
        this.listeners = listeners;
    }

    void tell(Collection<UUID> tokenIds) {
        if (tokenIds.isEmpty()) {
            return;
        }
        Set<UUID> ended = Set.copyOf(tokenIds);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listeners.orderedStream().forEach(listener -> listener.ended(ended));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.orderedStream().forEach(listener -> listener.ended(ended));
            }
        });
    }
}

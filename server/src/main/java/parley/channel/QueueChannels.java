package parley.channel;

import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.http.Use;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;

/// A queue into which a channel leads stays.
@Component
class QueueChannels implements QueueListener {

    private final ChannelStore store;

    QueueChannels(ChannelStore store) {
        this.store = store;
    }

    @Override
    public List<Use> uses(QueueId queue) {
        return store.leadingTo(queue);
    }
}

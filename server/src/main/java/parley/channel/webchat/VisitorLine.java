package parley.channel.webchat;

import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.work.announcement.Announcements;
import parley.work.announcement.ToldWait;
import parley.work.conversation.ConversationId;
import parley.work.routing.Routing;

/// Where a visitor stands in line, and what they have been told of their wait.
@Component
class VisitorLine {

    private final Routing routing;
    private final Announcements announcements;

    VisitorLine(Routing routing, Announcements announcements) {
        this.routing = routing;
        this.announcements = announcements;
    }

    /// @param position 1 for who is next; null for who does not wait
    /// @param toldWait null where nothing was said yet
    record Standing(@Nullable Integer position, @Nullable ToldWait toldWait) {}

    Standing standing(ConversationId conversation) {
        UUID subject = conversation.value();
        OptionalInt position = routing.bySubject(subject).map(routing::position).orElse(OptionalInt.empty());
        if (position.isEmpty()) {
            return new Standing(null, null);
        }
        return new Standing(position.getAsInt(), announcements.told(subject).orElse(null));
    }
}

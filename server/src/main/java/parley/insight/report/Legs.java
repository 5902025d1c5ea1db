package parley.insight.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes legs of the segments of one item. Pure.
///
/// A leg begins when the item enters a queue: at first, from another queue, out of an agent's
/// hands, or when a closed queue opens. Being offered and coming back unanswered begins none.
final class Legs {

    /// Why an agent gave it to others.
    private static final Set<String> GIVEN = Set.of("transferred", "false-alarm");

    private final List<Leg> done = new ArrayList<>();
    private @Nullable Open open;

    private Legs() {}

    /// A leg that is being read.
    private static final class Open {
        private final Segment first;
        private final List<Leg.Piece> pieces = new ArrayList<>();
        private @Nullable UUID agent;
        private @Nullable Long left;

        Open(Segment first) {
            this.first = first;
        }

        Leg ended(Leg.@Nullable End end) {
            return new Leg(first.about(), first.queue(), first.started(), left, agent, end, pieces);
        }
    }

    /// The legs of an item.
    ///
    /// @param segments of one item, in order
    static List<Leg> of(List<Segment> segments) {
        var legs = new Legs();
        segments.forEach(legs::next);
        if (legs.open != null) {
            legs.done.add(legs.open.ended(null));
        }
        return legs.done;
    }

    private void next(Segment segment) {
        switch (segment.state()) {
            case "QUEUED", "OFFERED" -> waits(segment);
            case "ACTIVE" -> held(segment, Leg.Doing.TALK);
            case "HELD" -> held(segment, Leg.Doing.HOLD);
            case "WRAP_UP" -> held(segment, Leg.Doing.WRAP_UP);
            case "ABANDONED" -> close(segment, Leg.End.ABANDONED, Leg.End.COMPLETED);
            case "COMPLETED" -> close(segment, Leg.End.FLOWED_OUT, Leg.End.COMPLETED);
            // waits for something else than an agent
            default -> close(segment, Leg.End.FLOWED_OUT, Leg.End.RETURNED);
        }
    }

    private void waits(Segment segment) {
        Open leg = open;
        if (leg != null && leg.agent == null && leg.first.queue().equals(segment.queue())) {
            return;
        }
        Leg.End given = GIVEN.contains(segment.why()) ? Leg.End.TRANSFERRED : Leg.End.RETURNED;
        close(segment, Leg.End.FLOWED_OUT, given);
        open = new Open(segment);
    }

    private void held(Segment segment, Leg.Doing doing) {
        UUID agent = segment.agent();
        if (agent == null) {
            return;
        }
        Open leg = open == null ? new Open(segment) : open;
        if (leg.agent == null) {
            leg.agent = agent;
            leg.left = segment.started();
        }
        leg.pieces.add(new Leg.Piece(agent, doing, segment.started(), segment.ended()));
        open = leg;
    }

    private void close(Segment by, Leg.End unanswered, Leg.End answered) {
        Open leg = open;
        if (leg != null) {
            if (leg.agent == null) {
                leg.left = by.started();
            }
            done.add(leg.ended(leg.agent == null ? unanswered : answered));
            open = null;
        }
    }
}

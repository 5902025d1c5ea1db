package parley.work.engine;

import java.util.ArrayList;
import java.util.List;

/// What time it is, which rules hold, and what has been decided since somebody asked.
final class Moment {

    private List<Decision> decisions = new ArrayList<>();
    private Rules rules = Rules.NONE;
    private long now = Long.MIN_VALUE;

    long now() {
        return now;
    }

    /// Time passes; it never goes back.
    void reach(long at) {
        now = Math.max(now, at);
    }

    Rules rules() {
        return rules;
    }

    void follow(Rules next) {
        rules = next;
    }

    Strategy strategy(Item item) {
        return rules.of(item.queue()).strategy();
    }

    void decide(Decision decision) {
        decisions.add(decision);
    }

    /// How many decisions nobody has been told of.
    int decided() {
        return decisions.size();
    }

    /// All of them, which are told with this.
    List<Decision> tell() {
        if (decisions.isEmpty()) {
            return List.of();
        }
        List<Decision> made = decisions;
        decisions = new ArrayList<>();
        return made;
    }
}

package parley.work.silence;

import parley.testing.StillCentre;

/// Looks for silences when a test says so.
public final class SilenceByHand {

    private SilenceByHand() {}

    public static void look(StillCentre centre) {
        centre.get(SilenceWatch.class).run();
    }
}

package parley.work.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Decision.Reason;

/// An agent within the engine. What it is compared by changes only while it is out of its group's
/// orders ([Group#change]).
final class Seat {

    private static final long MINUTE = 60_000;

    private final AgentId id;
    private final List<Held> held = new ArrayList<>();

    /// When the agent was asked within the last minute.
    private final Deque<Long> asked = new ArrayDeque<>();

    private AgentState state;
    private Group group;
    private long offeredAt;
    private long idleSince;
    private int today;
    private double loadShare;
    private @Nullable Reason[] status = new Reason[0];
    private boolean isFree;

    Seat(AgentState state, Group group) {
        this.id = state.id();
        this.state = state;
        this.group = group;
        take(state, group);
    }

    Group group() {
        return group;
    }

    AgentId id() {
        return id;
    }

    Profile profile() {
        return state.profile();
    }

    AgentState.History history() {
        return state.history();
    }

    List<Held> held() {
        return held;
    }

    int heldCount() {
        return held.size();
    }

    /// The share of the units that is taken.
    double loadShare() {
        return loadShare;
    }

    long idleSince() {
        return idleSince;
    }

    long offeredAt() {
        return offeredAt;
    }

    int today() {
        return today;
    }

    long endedAt(ChannelKey channel) {
        return history().endedAt().getOrDefault(channel, history().signedInAt());
    }

    /// Everything known of the agent is replaced.
    void take(AgentState next, Group its) {
        state = next;
        group = its;
        held.clear();
        held.addAll(next.held());
        offeredAt = next.history().offeredAt();
        today = next.history().today();
        idleSince = next.history().idleSince();
        weigh();
    }

    private void weigh() {
        Capacity capacity = profile().capacity();
        loadShare = capacity.units() == 0 ? 0 : (double) capacity.load(held) / capacity.units();
    }

    /// The agent is asked.
    void hold(Held one, long now) {
        held.add(one);
        offeredAt = now;
        today++;
        weigh();
        forgetBefore(now - MINUTE);
        asked.add(now);
    }

    /// Looks anew at what stands against each channel.
    void look(Channels channels, long now) {
        if (status.length != channels.count()) {
            status = new Reason[channels.count()];
        }
        Reason all = state.absence() != null ? state.absence() : isRampingUp(now) ? Reason.RAMP_UP : null;
        if (all != null) {
            Arrays.fill(status, all);
            isFree = false;
            return;
        }
        isFree = false;
        for (int i = 0; i < status.length; i++) {
            status[i] = profile().capacity().refusal(channels.at(i), held);
            isFree |= status[i] == null;
        }
    }

    private boolean isRampingUp(long now) {
        forgetBefore(now - MINUTE);
        Capacity.RampUp rampUp = profile().capacity().rampUp();
        return rampUp != null && now < history().signedInAt() + rampUp.lasts() && asked.size() >= rampUp.perMinute();
    }

    private void forgetBefore(long moment) {
        while (!asked.isEmpty() && asked.peekFirst() <= moment) {
            asked.removeFirst();
        }
    }

    /// When more will be allowed to somebody who is beginning; 0 where nothing holds them back.
    long rampsUpAt() {
        Capacity.RampUp rampUp = profile().capacity().rampUp();
        if (rampUp == null || asked.size() < rampUp.perMinute()) {
            return 0;
        }
        long end = history().signedInAt() + rampUp.lasts();
        return asked.isEmpty() ? end : Math.min(end, asked.peekFirst() + MINUTE);
    }

    /// Whether the agent is there and answers, busy or not.
    boolean isThere() {
        return state.absence() == null;
    }

    /// What stands against the channel; null where the agent could take one.
    @Nullable Reason against(int channel) {
        return status[channel];
    }

    /// Whether the agent could take anything at all.
    boolean isFree() {
        return isFree;
    }

    boolean isFreeFor(int channel) {
        return status[channel] == null;
    }
}

package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import parley.people.staff.AgentId;
import parley.work.engine.Item.Place;
import parley.work.queue.QueueId;

/// Decides who is asked for what. Each call says one thing that has happened and when, and gets
/// back what follows from it; equal calls in equal order get equal answers. Not for use by several
/// threads at once.
///
/// Times are milliseconds since the epoch; one that lies before the last is taken for the last.
public final class Engine {

    private final Moment moment = new Moment();
    private final Timers timers = new Timers();
    private final Roster roster = new Roster();
    private final Balancing balancing = new Balancing();
    private final Lines lines = new Lines(roster, timers, balancing);
    private final Lending lending = new Lending();
    private final Choice choice = new Choice(lines, lending, balancing);
    private final Asking asking = new Asking(roster, lending, balancing);
    private final Entrance entrance = new Entrance(moment, roster, lines, timers, asking, balancing);
    private final Giving giving = new Giving(moment, lines, timers, asking, choice, balancing);
    private final Holds holds = new Holds(moment, roster, balancing, choice, giving);
    private final Course course = new Course(moment, timers, roster, lines, entrance, giving, holds);

    /// Begins with what is known already: all of it is there before anything is decided.
    ///
    /// @throws IllegalStateException where something is known
    public List<Decision> begin(Rules first, Collection<AgentState> agents, Collection<Item> items, long at) {
        if (!roster.seats().isEmpty() || !lines.items().isEmpty()) {
            throw new IllegalStateException("has begun");
        }
        course.pass(at);
        moment.follow(first);
        balancing.configure(first, roster.groups());
        for (AgentState agent : agents) {
            giving.rampUp(seat(agent));
        }
        items.forEach(entrance::place);
        everybodyServes();
        return answer();
    }

    /// An item waits: a new one, one that came back, or one that has changed.
    public List<Decision> put(Item item, long at) {
        course.pass(at);
        entrance.take(item.id());
        Waiting waiting = entrance.place(item);
        holds.balance();
        if (waiting != null && !waiting.isGone()) {
            giving.offer(waiting);
        }
        return answer();
    }

    /// An item waits no more: its customer left, or somebody took it by hand.
    public List<Decision> remove(WorkId work, long at) {
        course.pass(at);
        entrance.take(work);
        return answer();
    }

    /// Somebody came, or is not what or where they were. Replaces all that was known of them.
    public List<Decision> put(AgentState agent, long at) {
        course.pass(at);
        Seat seat = seat(agent);
        giving.rampUp(seat);
        holds.balance();
        course.serve(seat);
        return answer();
    }

    /// What has changed at once.
    ///
    /// @param agents who came, or are not what or where they were
    /// @param goneAgents who are not there any more
    /// @param items that wait, or have changed
    /// @param goneItems that wait no more
    public record Changes(
            Collection<AgentState> agents,
            Collection<AgentId> goneAgents,
            Collection<Item> items,
            Collection<WorkId> goneItems) {
        public Changes {
            agents = List.copyOf(agents);
            goneAgents = List.copyOf(goneAgents);
            items = List.copyOf(items);
            goneItems = List.copyOf(goneItems);
        }
    }

    /// Several things have changed: all of it is known before anything is decided.
    public List<Decision> put(Changes changes, long at) {
        changes.goneItems().forEach(entrance::take);
        changes.items().forEach(item -> entrance.take(item.id()));
        changes.goneAgents().forEach(roster::remove);
        var seats = new ArrayList<Seat>();
        changes.agents().forEach(agent -> seats.add(seat(agent)));
        course.pass(at);
        var items = new ArrayList<Waiting>();
        for (Item item : changes.items()) {
            Waiting waiting = entrance.place(item);
            if (waiting != null) {
                items.add(waiting);
            }
        }
        seats.forEach(giving::rampUp);
        holds.balance();
        course.settle(items);
        giving.serveInTurns(seats);
        return answer();
    }

    /// Somebody is not there any more.
    public List<Decision> remove(AgentId agent, long at) {
        course.pass(at);
        roster.remove(agent);
        return answer();
    }

    /// Other rules hold from now on, for what waits already too.
    public List<Decision> configure(Rules next, long at) {
        course.pass(at);
        moment.follow(next);
        timers.clear();
        List<Item> all = lines.clear();
        balancing.configure(next, roster.groups());
        all.forEach(entrance::place);
        roster.seats().forEach(giving::rampUp);
        everybodyServes();
        return answer();
    }

    /// How long a new item of the queue is expected to wait, as whoever estimates it says.
    public List<Decision> expect(QueueId queue, long wait, long at) {
        course.pass(at);
        if (lending.expect(queue, wait)) {
            everybodyServes();
        }
        return answer();
    }

    /// Nothing has happened but time.
    public List<Decision> advance(long at) {
        course.pass(at);
        return answer();
    }

    /// When something will follow from time alone.
    public OptionalLong next() {
        long next = timers.next();
        return next == Place.NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /// How many items wait.
    public int waiting() {
        return lines.items().size();
    }

    private List<Decision> answer() {
        holds.balance();
        holds.record();
        return moment.tell();
    }

    private void meet(Group group) {
        group.profile().queues().values().forEach(membership -> {
            if (membership.lender() != null) {
                lending.know(membership.lender());
            }
        });
        lines.meet(group, moment.now());
        balancing.meet(group);
    }

    private Seat seat(AgentState agent) {
        Seat seat = roster.put(agent, moment.now(), this::meet);
        lines.meet(seat, moment.now());
        return seat;
    }

    private void everybodyServes() {
        giving.serveInTurns(roster.seats());
    }
}

package parley.demo.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The customers who are here: lets new ones in and moves each on, one short step after another.
final class Crowd {

    /// Leaves an agent who serves three at once a hand free for the newcomer's own chat.
    private static final int MOST_FOR_EACH_AGENT = 2;

    private static final int MOST = 5;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Door door;
    private final List<Stories> languages;
    private final Random random;
    private final List<Guest> guests = new ArrayList<>();
    private Instant nextArrival = Instant.MIN;
    private int visits;

    Crowd(Door door, List<Stories> languages, Random random) {
        this.door = door;
        this.languages = languages;
        this.random = random;
    }

    /// Somebody with an open page.
    private static final class Guest {
        final Customer customer;
        final String token;
        final String name;
        Customer.View view = Customer.View.EMPTY;
        Instant looksAt;
        int said;

        Guest(Customer customer, String token, String name, Instant now) {
            this.customer = customer;
            this.token = token;
            this.name = name;
            this.looksAt = now;
        }
    }

    int size() {
        return guests.size();
    }

    int visits() {
        return visits;
    }

    /// The tokens of those who are here.
    List<String> tokens() {
        return guests.stream().map(guest -> guest.token).toList();
    }

    /// Moves everybody on.
    ///
    /// @param desks how many agents look at their desks; without any nobody new comes, and who is
    ///     here runs out of patience as people do
    void step(Instant now, int desks) throws InterruptedException {
        if (desks > 0) {
            welcome(now, desks);
        } else {
            nextArrival = Instant.MIN;
        }
        for (Guest guest : List.copyOf(guests)) {
            move(guest, now);
        }
    }

    private void welcome(Instant now, int desks) throws InterruptedException {
        if (nextArrival.equals(Instant.MIN)) {
            // the newcomer looks around first
            nextArrival = now.plus(seconds(15, 35));
        }
        if (now.isBefore(nextArrival)) {
            return;
        }
        long unserved =
                guests.stream().filter(guest -> !guest.customer.isServed()).count();
        nextArrival = now.plus(seconds(20, 70));
        // where nobody is answered, more people would only wait in vain
        if (unserved == 0 && guests.size() < Math.min(MOST, desks * MOST_FOR_EACH_AGENT)) {
            arrive(now);
        }
    }

    private void arrive(Instant now) throws InterruptedException {
        Stories stories = languages.get(visits % languages.size());
        String token = door.arrive(stories.language());
        if (token != null) {
            visits++;
            String name = Stories.any(stories.names(), random);
            guests.add(new Guest(new Customer(stories, new Random(random.nextLong()), now), token, name, now));
        }
    }

    private void move(Guest guest, Instant now) throws InterruptedException {
        if (guest.said > 0 && !now.isBefore(guest.looksAt)) {
            Customer.View view = door.look(guest.token);
            guest.view = view == null ? guest.view : view;
            guest.looksAt = now.plus(LOOK_EVERY);
        }
        switch (guest.customer.next(now, guest.view)) {
            case Customer.Act.Nothing nothing -> {}
            case Customer.Act.Type type -> door.type(guest.token, type.typing());
            case Customer.Act.Say say -> {
                guest.said++;
                if (!door.say(guest.token, "said-" + guest.said, guest.name, say.words())) {
                    dismiss(guest);
                }
            }
            case Customer.Act.Leave leave -> dismiss(guest);
        }
    }

    private void dismiss(Guest guest) throws InterruptedException {
        if (!guest.view.isOver() && guest.said > 0) {
            door.end(guest.token);
        }
        door.leave(guest.token);
        guests.remove(guest);
    }

    /// Sends everybody home and ends their chats.
    void disperse() throws InterruptedException {
        for (Guest guest : List.copyOf(guests)) {
            dismiss(guest);
        }
    }

    /// Closes the pages; the chats stay, as they do when a network goes away.
    void vanish() {
        guests.forEach(guest -> door.leave(guest.token));
        guests.clear();
    }

    private Duration seconds(int least, int most) {
        return Duration.ofMillis(random.nextLong(least * 1000L, most * 1000L));
    }
}

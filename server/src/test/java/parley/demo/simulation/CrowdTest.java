package parley.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.testing.FakeClock;

class CrowdTest {

    private final FakeClock clock = new FakeClock();
    private final Chats door = new Chats();

    /// A web chat whose agent answers every word, or nobody.
    private final class Chats implements Door {
        final Map<String, List<String>> said = new HashMap<>();
        final Set<String> ended = new HashSet<>();
        final Set<String> open = new HashSet<>();
        final List<String> log = new ArrayList<>();
        boolean isStaffed = true;
        boolean isCut;
        int most;

        @Override
        public String arrive(String language) {
            String token = "t" + said.size();
            said.put(token, new ArrayList<>());
            open.add(token);
            most = Math.max(most, open.size());
            log.add(clock.instant() + " " + token + " comes, " + language);
            return token;
        }

        @Override
        public Customer.View look(String token) {
            int answers = isStaffed ? said.getOrDefault(token, List.of()).size() : 0;
            String latest = answers > 2 ? "I see." : "What is the order number?";
            return new Customer.View(ended.contains(token), answers, answers == 0 ? "" : latest);
        }

        @Override
        public boolean say(String token, String key, String name, String words) {
            assertThat(open).contains(token);
            said.computeIfAbsent(token, any -> new ArrayList<>()).add(words);
            log.add(clock.instant() + " " + token + " " + key + " " + name + ": " + words);
            return !isCut;
        }

        @Override
        public void type(String token, boolean isTyping) {
            log.add(clock.instant() + " " + token + " types");
        }

        @Override
        public boolean end(String token) {
            ended.add(token);
            return true;
        }

        @Override
        public void leave(String token) {
            open.remove(token);
        }
    }

    private Crowd crowd(long seed) {
        return new Crowd(door, Stories.all(), new Random(seed));
    }

    private void play(Crowd crowd, Duration time, int desks) throws InterruptedException {
        for (long step = 0; step < time.toMillis() / 400; step++) {
            crowd.step(clock.advance(Duration.ofMillis(400)), desks);
        }
    }

    @Test
    void livesTheSameDayFromTheSameSeed() throws InterruptedException {
        play(crowd(7), Duration.ofMinutes(30), 1);
        List<String> first = List.copyOf(door.log);
        var again = new CrowdTest();
        again.play(again.crowd(7), Duration.ofMinutes(30), 1);

        assertThat(first).hasSizeGreaterThan(50).isEqualTo(again.door.log);
        assertThat(first).anyMatch(line -> line.endsWith("comes, en")).anyMatch(line -> line.endsWith("comes, zh-CN"));
    }

    @Test
    void comesWhileSomebodyLooksAndNeverInCrowds() throws InterruptedException {
        Crowd crowd = crowd(1);
        play(crowd, Duration.ofMinutes(10), 0);
        assertThat(door.said).isEmpty();

        play(crowd, Duration.ofHours(1), 1);
        assertThat(door.said).hasSizeGreaterThan(10);
        assertThat(door.most).isLessThanOrEqualTo(2);

        int before = door.said.size();
        play(crowd, Duration.ofHours(1), 0);
        assertThat(door.said).hasSize(before);
        assertThat(crowd.size()).isZero();
    }

    @Test
    void answersTheAgentThanksAndLeaves() throws InterruptedException {
        play(crowd(3), Duration.ofMinutes(20), 1);

        List<String> chat = door.said.getOrDefault("t0", List.of());
        assertThat(chat).hasSizeBetween(2, 12);
        assertThat(door.ended).contains("t0");
        Stories english = Stories.all().getFirst();
        assertThat(english.stories()).anyMatch(story -> chat.contains(story.number()));
    }

    @Test
    void givesUpOneAfterTheOtherWhereNobodyServes() throws InterruptedException {
        door.isStaffed = false;
        Crowd crowd = crowd(5);
        play(crowd, Duration.ofMinutes(30), 3);

        assertThat(door.most).isEqualTo(1);
        assertThat(door.ended).hasSizeGreaterThan(3);
    }

    @Test
    void goesHomeWithinAMomentAndLeavesNoOpenChat() throws InterruptedException {
        Crowd crowd = crowd(9);
        play(crowd, Duration.ofMinutes(5), 2);
        assertThat(door.said).isNotEmpty();

        crowd.disperse();

        assertThat(crowd.size()).isZero();
        assertThat(door.open).isEmpty();
        assertThat(door.ended)
                .containsAll(door.said.entrySet().stream()
                        .filter(chat -> !chat.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void doesNotTalkToACentreThatIsAway() throws InterruptedException {
        door.isCut = true;
        Crowd crowd = crowd(11);
        play(crowd, Duration.ofMinutes(10), 1);

        assertThat(door.said.values()).allSatisfy(chat -> assertThat(chat).hasSizeLessThanOrEqualTo(1));
        assertThat(door.open).hasSizeLessThanOrEqualTo(1);
    }
}

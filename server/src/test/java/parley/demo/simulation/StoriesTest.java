package parley.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StoriesTest {

    @Test
    void bothLanguagesHaveAsMuchToSay() {
        Stories english = Stories.all().getFirst();
        Stories chinese = Stories.all().getLast();

        assertThat(chinese.stories()).hasSameSizeAs(english.stories());
        assertThat(chinese.rules()).hasSameSizeAs(english.rules());
        assertThat(Stories.all()).allSatisfy(stories -> {
            assertThat(stories.stories()).allSatisfy(story -> {
                assertThat(story.opening()).isNotEmpty();
                assertThat(story.answers()).hasSize(2);
            });
            assertThat(stories.rules())
                    .allSatisfy(rule -> assertThat(Pattern.compile(rule.when())).isNotNull());
        });
    }

    @Test
    void aCustomerUnderstandsTheAgentInBothLanguages() {
        assertThat(said("en", "Could you tell me the order number?")).matches(".*(\\d|ordered|SPRING).*");
        assertThat(said("zh-CN", "请问订单号是多少？")).matches(".*(\\d|下单|SPRING).*");
        assertThat(said("zh-CN", "请问还有其他问题吗？")).contains("谢");
        assertThat(said("en", "Is there anything else?")).containsIgnoringCase("thank");
    }

    private static String said(String language, String agent) {
        Stories stories = Stories.all().stream()
                .filter(one -> one.language().equals(language))
                .findFirst()
                .orElseThrow();
        Instant now = Instant.EPOCH;
        var customer = new Customer(stories, new Random(1), now);
        String latest = "";
        for (int second = 0; second < 120; second++) {
            now = now.plusSeconds(1);
            var view = new Customer.View(false, second > 40 ? 1 : 0, second > 40 ? agent : "");
            if (customer.next(now, view) instanceof Customer.Act.Say say) {
                latest = say.words();
            }
        }
        return latest;
    }
}

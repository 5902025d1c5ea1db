package parley.demo.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// What customers of one language say.
///
/// @param language as a BCP 47 tag
/// @param names what they are called
/// @param rules what they say to which words of the agent, first fitting one first
/// @param nudge when nobody has answered for a while
/// @param thanks when the matter is settled
/// @param gaveUp when it took too long
record Stories(
        String language,
        List<String> names,
        List<Story> stories,
        List<Rule> rules,
        List<String> nudge,
        List<String> thanks,
        List<String> gaveUp) {

    Stories {
        names = List.copyOf(names);
        stories = List.copyOf(stories);
        rules = List.copyOf(rules);
        nudge = List.copyOf(nudge);
        thanks = List.copyOf(thanks);
        gaveUp = List.copyOf(gaveUp);
    }

    /// One matter.
    ///
    /// @param opening the first words, message by message
    /// @param facts what they tell when asked for more, in this order
    /// @param number what they answer when asked for a number
    /// @param answers what an agent has said to it, for the chats that lie in the past
    record Story(List<String> opening, List<String> facts, String number, List<String> answers) {

        Story {
            opening = List.copyOf(opening);
            facts = List.copyOf(facts);
            answers = List.copyOf(answers);
        }
    }

    /// @param when found in the agent's words, as a regular expression
    /// @param say one of these; `@number` is the story's own, `@thanks` ends the matter
    record Rule(String when, List<String> say) {

        Rule {
            say = List.copyOf(say);
        }

        boolean fits(String words) {
            return Pattern.compile(when, Pattern.CASE_INSENSITIVE)
                    .matcher(words)
                    .find();
        }
    }

    /// The stories of both languages.
    static List<Stories> all() {
        return List.of(read("stories_en.json"), read("stories_zh.json"));
    }

    private static Stories read(String file) {
        try (InputStream in = Stories.class.getResourceAsStream(file)) {
            return JsonMapper.shared().readValue(in, Stories.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}

package parley.insight.workforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.platform.kernel.ProblemException;

/// The words after a tool's name: `--name value` pairs, each of a known name.
record Options(Map<String, String> values) {

    private static final int MOST = 1_000_000;

    /// @throws ProblemException where a name is unknown or has no value
    static Options of(List<String> words, List<String> known) {
        var values = new LinkedHashMap<String, String>();
        for (int at = 0; at < words.size(); at += 2) {
            String name = words.get(at);
            if (!known.contains(name)) {
                throw new ProblemException(WorkforceProblem.OPTION_UNKNOWN, name, String.join(" ", known));
            }
            if (at + 1 == words.size()) {
                throw new ProblemException(WorkforceProblem.OPTION_WITHOUT_VALUE, name);
            }
            values.put(name, words.get(at + 1));
        }
        return new Options(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new ProblemException(WorkforceProblem.OPTION_MISSING, name);
        }
        return value;
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /// A number above 0.
    double number(String name) {
        return Measures.positive(text(name))
                .orElseThrow(() -> new ProblemException(WorkforceProblem.NUMBER_INVALID, name, text(name)));
    }

    /// Seconds, as `180`, `3m` or `1h`, above 0.
    double seconds(String name, String otherwise) {
        double seconds = secondsOrNone(name, otherwise);
        if (seconds == 0) {
            throw new ProblemException(WorkforceProblem.DURATION_INVALID, name, text(name));
        }
        return seconds;
    }

    double seconds(String name) {
        return seconds(name, text(name));
    }

    /// The same, or 0.
    double secondsOrNone(String name, String otherwise) {
        String word = text(name, otherwise);
        return Measures.seconds(word)
                .orElseThrow(() -> new ProblemException(WorkforceProblem.DURATION_INVALID, name, word));
    }

    int whole(String name, int least) {
        return whole(name, text(name), least);
    }

    /// Whole numbers with commas between them.
    List<Integer> wholes(String name, String otherwise, int least) {
        return Stream.of(text(name, otherwise).split(",", -1))
                .map(word -> whole(name, word, least))
                .toList();
    }

    private static int whole(String name, String word, int least) {
        String bare = word.strip();
        if (!bare.matches("\\d{1,7}") || Integer.parseInt(bare) < least || Integer.parseInt(bare) > MOST) {
            throw new ProblemException(
                    WorkforceProblem.WHOLE_NUMBER_INVALID, name, word, Integer.toString(least), Integer.toString(MOST));
        }
        return Integer.parseInt(bare);
    }
}

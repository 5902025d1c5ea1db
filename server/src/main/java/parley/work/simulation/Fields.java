package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import tools.jackson.databind.JsonNode;

/// A value of a scenario file that knows where it stands, so that every refusal can say so. What
/// is read from an object is noted, and what nobody has read is unknown ([#object]).
final class Fields {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SHOWN = 60;
    private static final int MOST_SHOWN = 30;
    private static final double MOST_MILLIS = 1e12;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h|d)");
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{1,31}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][^\\p{C}\"\\\\]*");
    private static final Map<String, Double> UNITS =
            Map.of("ms", 1.0, "s", 1_000.0, "m", 60_000.0, "h", 3_600_000.0, "d", 86_400_000.0);

    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// The whole file, an object.
    static <T> T read(JsonNode root, Function<Fields, T> reader) {
        return new Fields(root, "$").object(reader);
    }

    /// Where this stands, for example `$.queues[2].name`.
    String path() {
        return path;
    }

    private ProblemException refuse(SimulationProblem problem, Object... more) {
        var all = new ArrayList<Object>();
        all.add(path);
        all.addAll(List.of(more));
        return new ProblemException(problem, all.toArray());
    }

    private String shown() {
        String text = node.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /// Reads an object, of which everything must be known.
    <T> T object(Function<Fields, T> reader) {
        if (!node.isObject()) {
            throw refuse(SimulationProblem.SCENARIO_NOT_AN_OBJECT, shown());
        }
        T value = reader.apply(this);
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                throw new ProblemException(SimulationProblem.SCENARIO_FIELD_UNKNOWN, path, cut(name), some(read));
            }
        }
        return value;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    /// Whether the object has it; `null` is as good as nothing.
    boolean has(String name) {
        read.add(name);
        return node.hasNonNull(name);
    }

    /// Reads one thing ahead of the whole object.
    <T> T look(String name, Function<Fields, T> reader) {
        if (!node.isObject()) {
            throw refuse(SimulationProblem.SCENARIO_NOT_AN_OBJECT, shown());
        }
        return reader.apply(at(name));
    }

    boolean isText() {
        return node.isString();
    }

    /// One that must be there.
    Fields at(String name) {
        if (!has(name)) {
            throw new ProblemException(SimulationProblem.SCENARIO_FIELD_MISSING, path, name);
        }
        return new Fields(node.get(name), path + "." + name);
    }

    /// One that may be there.
    <T> T at(String name, T otherwise, Function<Fields, T> reader) {
        return has(name) ? reader.apply(at(name)) : otherwise;
    }

    /// One that may be there.
    <T> @Nullable T optional(String name, Function<Fields, T> reader) {
        return has(name) ? reader.apply(at(name)) : null;
    }

    /// A list with at least and at most so many.
    <T> List<T> list(int least, int most, Function<Fields, T> reader) {
        if (!node.isArray()) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_LIST, shown());
        }
        if (node.size() > most) {
            throw refuse(SimulationProblem.SCENARIO_TOO_MANY, node.size(), most);
        }
        if (node.size() < least) {
            throw refuse(SimulationProblem.SCENARIO_TOO_FEW, node.size(), least);
        }
        var all = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            all.add(reader.apply(new Fields(node.get(i), path + "[" + i + "]")));
        }
        return all;
    }

    /// An object whose names are free.
    void each(int most, BiConsumer<String, Fields> reader) {
        object(all -> {
            if (node.size() > most) {
                throw refuse(SimulationProblem.SCENARIO_TOO_MANY, node.size(), most);
            }
            for (String name : List.copyOf(node.propertyNames())) {
                reader.accept(name, at(name));
            }
            return all;
        });
    }

    /// What people read, without anything that a line of JSON would have to escape.
    String name() {
        String text = text();
        if (text.length() > LONGEST_NAME || !NAME.matcher(text).matches()) {
            throw refuse(SimulationProblem.SCENARIO_NAME_INVALID, shown());
        }
        return text;
    }

    /// One that is new.
    String name(Set<String> taken) {
        String name = name();
        if (!taken.add(name)) {
            throw refuse(SimulationProblem.SCENARIO_NAME_TWICE, name);
        }
        return name;
    }

    /// One of those that are there.
    <T> T known(Map<String, T> all) {
        String name = text();
        T value = all.get(name);
        if (value == null) {
            throw refuse(SimulationProblem.SCENARIO_NAME_UNKNOWN, cut(name), some(all.keySet()));
        }
        return value;
    }

    /// The name under which this stands must be one of these.
    boolean isIn(String name, Set<String> all) {
        if (!all.contains(name)) {
            throw refuse(SimulationProblem.SCENARIO_NAME_UNKNOWN, cut(name), some(all));
        }
        return true;
    }

    private static String some(Set<String> names) {
        return String.join(", ", names.stream().sorted().limit(MOST_SHOWN).toList());
    }

    /// A channel's name, wherever it stands.
    ChannelKey channel(String name) {
        if (!CHANNEL.matcher(name).matches()) {
            throw refuse(SimulationProblem.SCENARIO_CHANNEL, cut(name));
        }
        return new ChannelKey(name);
    }

    /// A word of a closed list.
    <T> T oneOf(Map<String, T> all) {
        T value = node.isString() ? all.get(node.stringValue()) : null;
        if (value == null) {
            throw refuse(SimulationProblem.SCENARIO_NOT_ONE_OF, shown(), some(all.keySet()));
        }
        return value;
    }

    String text() {
        if (!node.isString()) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_TEXT, shown());
        }
        return node.stringValue();
    }

    boolean isOn() {
        if (!node.isBoolean()) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_SWITCH, shown());
        }
        return node.booleanValue();
    }

    double number(double least, double most) {
        double value = node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_NUMBER, shown(), plain(least), plain(most));
        }
        return value;
    }

    int whole(int least, int most) {
        double value = number(least, most);
        if (value != Math.rint(value)) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_NUMBER, shown(), plain(least), plain(most));
        }
        return (int) value;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /// For example `20s`, `1.5h` or `250ms`.
    double millis() {
        Matcher parts = DURATION.matcher(node.isString() ? node.stringValue() : "");
        double value = parts.matches()
                ? Double.parseDouble(parts.group(1)) * UNITS.getOrDefault(parts.group(2), Double.NaN)
                : Double.NaN;
        if (!(value <= MOST_MILLIS)) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_DURATION, shown());
        }
        return value;
    }

    /// The same in whole milliseconds.
    long duration() {
        return Math.round(millis());
    }

    /// One that takes time.
    long positive() {
        long value = duration();
        if (value < 1) {
            throw refuse(SimulationProblem.SCENARIO_NOT_A_DURATION, shown());
        }
        return value;
    }

    ProblemException either(String choices) {
        return refuse(SimulationProblem.SCENARIO_EITHER, choices);
    }

    ProblemException order() {
        return refuse(SimulationProblem.SCENARIO_ORDER);
    }

    ProblemException circular(String names) {
        return refuse(SimulationProblem.SCENARIO_STRATEGY_CIRCULAR, names);
    }

    ProblemException endless() {
        return refuse(SimulationProblem.SCENARIO_STRATEGY_ENDLESS);
    }
}

package parley.insight.workforce;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Tool;
import tools.jackson.databind.json.JsonMapper;

/// `tool erlang`: the figures of one line of agents, or a line for every row of a table of cases.
public final class ErlangTool implements Tool {

    private static final List<String> COLUMNS = List.of("case", "model", "quantity");

    @Override
    public String name() {
        return "erlang";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) {
        try {
            Options options = Options.of(arguments, SystemFigures.OPTIONS);
            List<Map<String, @Nullable Object>> lines =
                    options.has("--cases") ? cases(options.text("--cases")) : List.of(SystemFigures.of(options));
            lines.forEach(line -> output.println(JsonMapper.shared().writeValueAsString(line)));
            return 0;
        } catch (ProblemException problem) {
            errors.println("parley: " + problem.text(Locale.getDefault()));
            return problem.code() == WorkforceProblem.FILE_UNREADABLE ? 1 : 2;
        }
    }

    private static List<Map<String, @Nullable Object>> cases(String file) {
        String text = read(file);
        for (String column : COLUMNS) {
            if (!Csv.header(text).contains(column)) {
                throw new ProblemException(WorkforceProblem.COLUMN_MISSING, file, column, String.join(", ", COLUMNS));
            }
        }
        return Csv.table(text).stream().map(row -> line(new CaseRow(row))).toList();
    }

    private static Map<String, @Nullable Object> line(CaseRow row) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("case", row.text("case"));
        line.put("quantity", row.text("quantity"));
        try {
            line.put("value", number(CaseModel.valueOf(row)));
        } catch (ProblemException problem) {
            line.put("value", null);
            line.put("problems", new ArrayList<>(List.of(problem.text(Locale.getDefault()))));
        }
        return line;
    }

    /// Numbers of people are whole.
    private static Object number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }

    private static String read(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ProblemException(unreadable, WorkforceProblem.FILE_UNREADABLE, file);
        }
    }
}

package parley.insight.workforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import parley.platform.kernel.ProblemException;

/// A table as text (RFC 4180): commas between cells, a quote in a quoted cell written twice.
final class Csv {

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private List<String> row = new ArrayList<>();

    private Csv(String text) {
        this.text = text;
    }

    /// The rows below the header, each by the names of the columns, trimmed and in lower case;
    /// cells that a short row lacks are empty, and empty lines are left out.
    ///
    /// @throws ProblemException where a quote is never closed
    static List<Map<String, String>> table(String text) {
        List<List<String>> rows = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> names = rows.getFirst().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return rows.stream().skip(1).map(row -> byName(names, row)).toList();
    }

    /// The names of the columns.
    static List<String> header(String text) {
        return table(text.lines().findFirst().orElse("") + "\n,").stream()
                .flatMap(row -> row.keySet().stream())
                .toList();
    }

    private static Map<String, String> byName(List<String> names, List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (int at = 0; at < names.size(); at++) {
            cells.put(names.get(at), at < row.size() ? row.get(at).strip() : "");
        }
        return cells;
    }

    private List<List<String>> read() {
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '"' && cell.isEmpty()) {
                at = quoted(at + 1);
            } else {
                if (letter == ',') {
                    endCell();
                } else if (letter == '\n') {
                    endRow();
                } else if (letter != '\r') {
                    cell.append(letter);
                }
                at++;
            }
        }
        endRow();
        return rows;
    }

    private int quoted(int begin) {
        int at = begin;
        while (at < text.length()) {
            if (text.charAt(at) != '"') {
                cell.append(text.charAt(at++));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else {
                return at + 1;
            }
        }
        long line = text.substring(0, begin).lines().count();
        throw new ProblemException(WorkforceProblem.QUOTE_LEFT_OPEN, Long.toString(line));
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        if (row.size() > 1 || !row.getFirst().isBlank()) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }
}

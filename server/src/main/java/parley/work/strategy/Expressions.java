package parley.work.strategy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Strategy;
import parley.work.engine.Who;

/// Expressions in CEL, in two places of known types: who qualifies, over what an agent is; and the
/// figure by which agents are compared, over agent and item. There are no loops and no calls
/// beyond a few that look at text, so what one costs is bounded by its length.
final class Expressions {

    /// The longest, in code points.
    static final int LONGEST = 500;

    private static final int DEEPEST = 40;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .enableHeterogeneousNumericComparisons(true)
            .enableComprehension(false)
            .build();

    private static final CelStandardDeclarations FUNCTIONS = CelStandardDeclarations.newBuilder()
            .includeFunctions(
                    StandardFunction.LOGICAL_NOT,
                    StandardFunction.LOGICAL_AND,
                    StandardFunction.LOGICAL_OR,
                    StandardFunction.CONDITIONAL,
                    StandardFunction.EQUALS,
                    StandardFunction.NOT_EQUALS,
                    StandardFunction.LESS,
                    StandardFunction.LESS_EQUALS,
                    StandardFunction.GREATER,
                    StandardFunction.GREATER_EQUALS,
                    StandardFunction.ADD,
                    StandardFunction.SUBTRACT,
                    StandardFunction.MULTIPLY,
                    StandardFunction.DIVIDE,
                    StandardFunction.MODULO,
                    StandardFunction.NEGATE,
                    StandardFunction.INDEX,
                    StandardFunction.IN,
                    StandardFunction.SIZE,
                    StandardFunction.INT,
                    StandardFunction.DOUBLE,
                    StandardFunction.STARTS_WITH,
                    StandardFunction.ENDS_WITH,
                    StandardFunction.CONTAINS)
            .build();

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final CelCompiler WHO =
            ofAgents().setResultType(SimpleType.BOOL).build();
    private static final CelCompiler ORDER = ofAgents()
            .addVar("held", SimpleType.INT)
            .addVar("load", SimpleType.INT)
            .addVar("idleSeconds", SimpleType.INT)
            .addVar("today", SimpleType.INT)
            .addVar("waitedSeconds", SimpleType.INT)
            .addVar("priority", SimpleType.INT)
            .addVar("tier", SimpleType.INT)
            .addVar("customerValue", SimpleType.INT)
            .addVar("askedLevels", SimpleType.INT)
            .addVar("channel", SimpleType.STRING)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'");
    private static final Pattern MISMATCH = Pattern.compile("overload for '([^']*)' applied to '\\(([^']*)\\)'");
    private static final Pattern OPERATOR = Pattern.compile("@?_?([^_@]+)_?");
    private static final Pattern RESULT = Pattern.compile("expected type '[^']*' but found '([^']*)'");

    private Expressions() {}

    /// What came of one.
    ///
    /// @param names what it calls by name
    record Understood<T>(T value, Map<String, UUID> names) {}

    private static CelCompilerBuilder ofAgents() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(FUNCTIONS)
                .addVar("skills", MapType.create(SimpleType.STRING, SimpleType.INT))
                .addVar("teams", TEXTS)
                .addVar("queues", TEXTS)
                .addVar("languages", TEXTS)
                .addVar("sites", TEXTS)
                .addVar("groups", TEXTS)
                .addVar("value", SimpleType.INT);
    }

    /// Who qualifies.
    static Understood<Who.Expression> who(String text, Names names) throws ExpressionFault {
        CelAbstractSyntaxTree tree = tree(WHO, text);
        var facts = new ExpressionFacts(NamesUsed.in(tree, names));
        CelRuntime.Program program = program(tree);
        return new Understood<>(
                new Who.Expression(key(text, facts), profile -> {
                    try {
                        return Boolean.TRUE.equals(program.eval(facts.of(profile)));
                    } catch (CelEvaluationException impossible) {
                        // a division by zero, or a number beyond all bounds: nobody qualifies by it
                        return false;
                    }
                }),
                facts.names());
    }

    /// The figure by which agents are compared.
    static Understood<Strategy.Figure> figure(String text, Names names) throws ExpressionFault {
        CelAbstractSyntaxTree tree = tree(ORDER, text);
        if (!List.of(SimpleType.INT, SimpleType.DOUBLE).contains(tree.getResultType())) {
            throw new ExpressionFault(Fault.EXPRESSION_NO_FIGURE, 1);
        }
        var facts = new ExpressionFacts(NamesUsed.in(tree, names));
        CelRuntime.Program program = program(tree);
        return new Understood<>(
                new Strategy.Figure(
                        key(text, facts),
                        (profile, doing, item, now) -> figure(program, facts, profile, doing, item, now)),
                facts.names());
    }

    private static double figure(
            CelRuntime.Program program,
            ExpressionFacts facts,
            Profile profile,
            Strategy.Doing doing,
            Item item,
            long now) {
        try {
            Object figure = program.eval(facts.of(profile, doing, item, now));
            double value = figure instanceof Number number ? number.doubleValue() : Double.NaN;
            return Double.isNaN(value) ? -Double.MAX_VALUE : value;
        } catch (CelEvaluationException impossible) {
            return -Double.MAX_VALUE;
        }
    }

    /// Whatever it depends on, so that equal keys mean equal answers.
    private static String key(String text, ExpressionFacts facts) {
        return text + new TreeMap<>(facts.names());
    }

    private static CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException("a checked expression has no program", impossible);
        }
    }

    private static CelAbstractSyntaxTree tree(CelCompiler compiler, String text) throws ExpressionFault {
        if (text.isBlank()) {
            throw new ExpressionFault(Fault.EXPRESSION_EMPTY, 1);
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new ExpressionFault(Fault.EXPRESSION_TOO_LONG, LONGEST + 1, length, LONGEST);
        }
        CelValidationResult parsed = compiler.parse(text);
        if (parsed.hasError()) {
            int position = position(parsed.getErrors().getFirst(), text);
            throw new ExpressionFault(Fault.EXPRESSION_UNREADABLE, position, near(text, position));
        }
        try {
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                throw fault(checked.getErrors().getFirst(), text);
            }
            return checked.getAst();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("an expression without errors has no tree", impossible);
        }
    }

    private static ExpressionFault fault(CelIssue issue, String text) {
        int position = position(issue, text);
        Matcher unknown = UNKNOWN.matcher(issue.getMessage());
        if (unknown.find()) {
            return new ExpressionFault(Fault.EXPRESSION_WORD_UNKNOWN, position, unknown.group(1));
        }
        Matcher mismatch = MISMATCH.matcher(issue.getMessage());
        if (mismatch.find()) {
            String operator = OPERATOR.matcher(mismatch.group(1)).replaceAll("$1");
            return new ExpressionFault(Fault.EXPRESSION_MISMATCH, position, operator, mismatch.group(2));
        }
        return RESULT.matcher(issue.getMessage()).find()
                ? new ExpressionFault(Fault.EXPRESSION_NO_YES_OR_NO, 1)
                : new ExpressionFault(Fault.EXPRESSION_UNREADABLE, position, near(text, position));
    }

    /// Of a line and a column the character within the whole.
    private static int position(CelIssue issue, String text) {
        int position = issue.getSourceLocation().getColumn() + 1;
        List<String> lines = text.lines().toList();
        for (int line = 0; line < Math.min(issue.getSourceLocation().getLine() - 1, lines.size()); line++) {
            position += lines.get(line).codePointCount(0, lines.get(line).length()) + 1;
        }
        return Math.max(1, position);
    }

    private static String near(String text, int position) {
        int begin = text.offsetByCodePoints(0, Math.min(position - 1, text.codePointCount(0, text.length())));
        String rest = text.substring(begin).strip();
        return rest.isEmpty()
                ? "…"
                : rest.substring(0, rest.offsetByCodePoints(0, Math.min(12, rest.codePointCount(0, rest.length()))));
    }
}

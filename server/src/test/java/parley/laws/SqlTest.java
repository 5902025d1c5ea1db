package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import parley.testing.TestDatabase;

/// Every statement of the product stands in a store, is understood by PostgreSQL, names its columns,
/// takes the time as a parameter and touches only the tables of its own module.
///
/// Parameters are handed over as the stores do it, each occurrence as one of its own, so a parameter
/// whose type nothing tells fails here and not on the first customer.
class SqlTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Pattern STATEMENT =
            Pattern.compile("(?is)\\s*(select|insert|update|delete|with|merge|lock|values)\\b.*");

    private static final Pattern LOOKS_LIKE_SQL = Pattern.compile("(?is)\\s*(select\\s.+\\sfrom\\s.+"
            + "|insert\\s+into\\s.+|update\\s+\\w+\\s+(\\w+\\s+)?set\\s.+|delete\\s+from\\s.+"
            + "|with\\s+(recursive\\s+)?\\w+\\s+as\\s*\\(.+|merge\\s+into\\s.+|truncate\\s+\\w+.*"
            + "|(create|alter|drop)\\s+(table|view|index|database|role|sequence)\\s.+|(un)?listen\\s+\\w+\\s*|notify\\s+\\w+.*"
            + "|select\\s+(pg_|set_config|nextval)\\w+.*|lock\\s+table\\s.+|copy\\s+\\w+.*)");

    private static final Pattern STAR = Pattern.compile("(?is)(\\bselect(\\s+distinct)?|\\breturning|,|\\.)\\s*\\*");

    private static final Pattern CLOCK = Pattern.compile("(?i)\\b(now\\s*\\(|current_(timestamp|date|time)\\b"
            + "|localtime(stamp)?\\b|(clock|statement|transaction)_timestamp\\b|timeofday\\b|'(now|today)')");

    /// Tables that a library made and only one module may touch.
    private static final Map<String, String> LIBRARIES =
            Map.of("scheduled_tasks", "parley.platform.jobs", "event_publication", "parley.platform.jobs");

    private static final Set<String> NOBODYS = Set.of("flyway_schema_history");

    /// File and reason.
    private static final Map<String, String> NOT_IN_A_STORE = Map.of();

    record Statement(String name, String packageName, String sql) {}

    @Test
    void postgresUnderstandsEveryStatement() throws SQLException, IllegalAccessException {
        List<Statement> statements = statements();
        var found = new ArrayList<String>();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            for (Statement statement : statements) {
                prepare(connection, statement.sql()).forEach(reason -> found.add(statement.name() + ": " + reason));
            }
        }

        assertThat(stores().isEmpty() || !statements.isEmpty())
                .as("statements found")
                .isTrue();
        assertThat(found).isEmpty();
    }

    @Test
    void everyStatementKeepsTheRules() throws IllegalAccessException {
        Set<String> tables = tables();
        var found = new ArrayList<String>();
        for (Statement statement : texts()) {
            violations(statement, tables).forEach(reason -> found.add(statement.name() + " " + reason));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void everyTableBelongsToAModule() {
        Set<String> modules = Source.main().stream()
                .map(Source::packageName)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());

        assertThat(tables())
                .as("tables whose name does not start with a module's")
                .filteredOn(table -> !NOBODYS.contains(table) && !LIBRARIES.containsKey(table))
                .filteredOn(table -> !table.startsWith("v_"))
                .allMatch(table -> modules.stream().anyMatch(module -> table.startsWith(module + "_")));
    }

    @Test
    void statementsStandInStoresOnly() {
        var found = new ArrayList<String>();
        for (Source source : Source.main()) {
            if (!NOT_IN_A_STORE.containsKey(source.path())) {
                found.addAll(strayStatements(source));
            }
        }

        assertThat(found).isEmpty();
    }

    /// What is put together while it runs is never prepared here. Filters are made from constants
    /// with cast parameters, and a property test of their store prepares the combinations.
    @Test
    void statementsAreRunFromConstantsByStoresOnly() {
        assertThat(Source.main().stream().flatMap(source -> looseUses(source).stream()))
                .isEmpty();

        String text = """
                package a;
                import org.springframework.jdbc.core.simple.JdbcClient;
                class Rows {
                    void run(JdbcClient jdbc, String filter) {
                        jdbc.sql(KEPT).update();
                        jdbc.sql(Other.KEPT).update();
                        jdbc.sql(KEPT + filter).update();
                        jdbc.sql(filter).update();
                    }
                }
                """;
        assertThat(looseUses(Source.of("a/RowStore.java", text)))
                .containsExactly(
                        "a/RowStore.java:7 runs a statement that is no constant",
                        "a/RowStore.java:8 runs a statement that is no constant");
        assertThat(looseUses(Source.of("a/Rows.java", text)))
                .contains("a/Rows.java:2 talks to the database outside of a store");
    }

    @Test
    void catchesAStrayStatement() {
        String body = """
                    static final String KEPT = "select id from a_row";
                    String other = "update a_row set id = 1";
                    String text = "select a colour from the list";
                    void run(JdbcClient jdbc) {
                        jdbc.sql("insert into a_row values (1)").update();
                        log("Update your browser", "with care", "selected from here");
                        jdbc.sql(\"""
                            delete from a_row
                            where id = 1\""");
                    }
                }
                """;

        assertThat(strayStatements(Source.of("a/RowStore.java", "package a;\nclass RowStore {\n" + body)))
                .containsExactly(
                        "a/RowStore.java:4 has a statement that is no static constant",
                        "a/RowStore.java:5 has a statement that is no static constant",
                        "a/RowStore.java:7 has a statement that is no static constant",
                        "a/RowStore.java:9 has a statement that is no static constant");
        assertThat(strayStatements(Source.of("a/Rows.java", "package a;\nclass Rows {\n" + body)))
                .hasSize(5)
                .contains("a/Rows.java:3 has a statement outside of a store");
    }

    @Test
    void catchesAWrongStatement() throws SQLException {
        DATABASE.jdbc()
                .sql("create table if not exists routing_planted (id uuid primary key, name text, at timestamptz)")
                .update();
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            assertThat(prepare(
                            connection, "select id from routing_planted where name = :name and at > :at::timestamptz"))
                    .isEmpty();
            assertThat(prepare(connection, "select id from routing_planted where id in (:ids) and name = 'a:b'"))
                    .isEmpty();
            assertThat(prepare(connection, "insert into routing_planted (id, name) values (:id, :name)"))
                    .isEmpty();
            assertThat(prepare(connection, "select idd from routing_planted"))
                    .singleElement()
                    .asString()
                    .contains("column \"idd\" does not exist");
            assertThat(prepare(connection, "select id from routing_planted where :name is null"))
                    .singleElement()
                    .asString()
                    .contains("could not determine data type");
            assertThat(prepare(connection, "selct 1"))
                    .singleElement()
                    .asString()
                    .contains("syntax error");
        }
    }

    @Test
    void catchesAStatementAgainstTheRules() {
        assertThat(brokenRules("select * from routing_work")).containsExactly("selects *");
        assertThat(brokenRules("select w.* from routing_work w")).containsExactly("selects *");
        assertThat(brokenRules("delete from routing_work returning *")).containsExactly("selects *");
        assertThat(brokenRules("select count(*), 2 * 3, name from routing_work where name = '*, now()'"))
                .isEmpty();
        assertThat(brokenRules("update routing_work set at = now()")).containsExactly("asks the database for the time");
        assertThat(brokenRules("select id from routing_work where at < current_timestamp"))
                .containsExactly("asks the database for the time");
        assertThat(brokenRules("select c.id from routing_work w join customer_profile c on c.id = w.customer_id"))
                .containsExactly("touches customer_profile of another module");
        assertThat(brokenRules("select c.id from routing_work w join v_customer_card c on c.id = w.customer_id"))
                .isEmpty();
        assertThat(brokenRules(
                        "select customer_profile from routing_work -- customer_profile\n where a = 'customer_profile'"))
                .containsExactly("touches customer_profile of another module");
        assertThat(brokenRules("update scheduled_tasks set picked = false"))
                .containsExactly("touches scheduled_tasks of another module");
        assertThat(violations(
                        new Statement("a", "parley.platform.jobs", "update scheduled_tasks set picked = false"),
                        Set.of("scheduled_tasks")))
                .isEmpty();
    }

    private static List<String> brokenRules(String sql) {
        return violations(
                new Statement("a", "parley.work.routing", sql),
                new TreeSet<>(Set.of("routing_work", "customer_profile", "v_customer_card", "scheduled_tasks")));
    }

    /// Complete statements; a text that starts otherwise is a fragment that others are made from.
    private static List<Statement> statements() throws IllegalAccessException {
        return texts().stream()
                .filter(text -> STATEMENT.matcher(text.sql()).matches())
                .toList();
    }

    private static List<Statement> texts() throws IllegalAccessException {
        var texts = new ArrayList<Statement>();
        for (Class<?> store : stores()) {
            for (Field field : store.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    texts.add(new Statement(
                            store.getSimpleName() + "." + field.getName(),
                            store.getPackageName(),
                            String.valueOf(field.get(null))));
                }
            }
        }
        return texts;
    }

    private static List<Class<?>> stores() {
        var stores = new ArrayList<Class<?>>();
        for (Source source : Source.main()) {
            if (isStore(source)) {
                String name = source.packageName() + "." + source.fileName().replace(".java", "");
                try {
                    Class<?> store = Class.forName(name);
                    stores.add(store);
                    stores.addAll(List.of(store.getDeclaredClasses()));
                } catch (ClassNotFoundException problem) {
                    throw new IllegalStateException(source.path(), problem);
                }
            }
        }
        return stores;
    }

    private static boolean isStore(Source source) {
        return source.fileName().endsWith("Store.java");
    }

    private static Set<String> tables() {
        return new TreeSet<>(DATABASE.jdbc()
                .sql("""
                        select c.relname
                        from pg_class c
                        where c.relnamespace = 'public'::regnamespace
                          and c.relkind in ('r', 'p', 'v', 'm')
                          and c.relname <> 'routing_planted'
                          and not c.relispartition""")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list());
    }

    private static List<String> prepare(Connection connection, String sql) {
        String handedOver =
                NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(sql), null);
        try (var statement = connection.prepareStatement(handedOver)) {
            // asking what the parameters are makes the driver send it
            statement.getParameterMetaData();
            return List.of();
        } catch (SQLException problem) {
            return List.of(String.valueOf(problem.getMessage()).replace("\n", " "));
        }
    }

    private static List<String> violations(Statement statement, Set<String> tables) {
        var found = new ArrayList<String>();
        String plain = withoutCommentsAndStrings(statement.sql());
        if (STAR.matcher(plain).find()) {
            found.add("selects *");
        }
        if (CLOCK.matcher(plain).find()) {
            found.add("asks the database for the time");
        }
        String module =
                statement.packageName().substring(statement.packageName().lastIndexOf('.') + 1);
        Set<String> words =
                new TreeSet<>(List.of(plain.toLowerCase(java.util.Locale.ROOT).split("[^a-z0-9_]+", -1)));
        for (String table : tables) {
            boolean isOwn = table.startsWith(module + "_")
                    || table.startsWith("v_")
                    || statement.packageName().equals(LIBRARIES.get(table));
            if (words.contains(table) && !isOwn) {
                found.add("touches " + table + " of another module");
            }
        }
        return found;
    }

    private static String withoutCommentsAndStrings(String sql) {
        return sql.replaceAll("--[^\n]*", " ").replaceAll("'(?!now'|today')(?:[^']|'')*'", "''");
    }

    private static List<String> strayStatements(Source source) {
        Set<LiteralTree> kept = isStore(source) ? constants(source) : Set.of();
        var found = new ArrayList<String>();
        for (LiteralTree literal : source.parts(LiteralTree.class)) {
            if (literal.getValue() instanceof String text
                    && LOOKS_LIKE_SQL.matcher(text).matches()
                    && !kept.contains(literal)) {
                found.add(source.at(literal)
                        + (isStore(source)
                                ? " has a statement that is no static constant"
                                : " has a statement outside of a store"));
            }
        }
        return found;
    }

    private static List<String> looseUses(Source source) {
        var found = new ArrayList<String>();
        for (ImportTree imported : source.parts(ImportTree.class)) {
            boolean isAccess = imported.getQualifiedIdentifier()
                    .toString()
                    .matches("org\\.springframework\\.jdbc\\.core\\..*Jdbc.*");
            if (isAccess && !isStore(source)) {
                found.add(source.at(imported) + " talks to the database outside of a store");
            }
        }
        for (MethodInvocationTree call : source.parts(MethodInvocationTree.class)) {
            boolean isRun = call.getMethodSelect() instanceof MemberSelectTree method
                    && method.getIdentifier().contentEquals("sql")
                    && call.getArguments().size() == 1;
            if (isRun && !call.getArguments().getFirst().toString().matches("(\\w+\\.)*[A-Z][A-Z0-9_]*")) {
                found.add(source.at(call) + " runs a statement that is no constant");
            }
        }
        return found;
    }

    private static Set<LiteralTree> constants(Source source) {
        var kept = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<LiteralTree, Boolean>());
        for (ClassTree type : source.parts(ClassTree.class)) {
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree variable
                        && variable.getModifiers()
                                .getFlags()
                                .containsAll(Set.of(
                                        javax.lang.model.element.Modifier.STATIC,
                                        javax.lang.model.element.Modifier.FINAL))) {
                    kept.addAll(source.parts(variable, LiteralTree.class));
                }
            }
        }
        return kept;
    }
}

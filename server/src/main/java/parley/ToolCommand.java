package parley;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import parley.demo.crash.CrashTool;
import parley.insight.workforce.ErlangTool;
import parley.insight.workforce.PoolingTool;
import parley.platform.kernel.Texts;
import parley.platform.kernel.Tool;
import parley.work.simulation.SimulateTool;
import parley.work.tuning.OptimaTool;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/// `./parley tool NAME …`: programs that work without a server. Without a name, lists them.
@Command(name = "tool", resourceBundle = "parley.messages")
final class ToolCommand implements Callable<Integer> {

    /// Every tool of the product.
    static final List<Tool> TOOLS = List.of(
            new CrashTool(),
            new ErlangTool(),
            new OptimaTool(),
            new PoolingTool(),
            new RequirementsTool(),
            new ResetAdminTool(),
            new SimulateTool());

    @Parameters(arity = "0..*", paramLabel = "NAME …")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        if (words.isEmpty()) {
            TOOLS.forEach(tool -> System.out.printf("%-14s %s%n", tool.name(), description(tool)));
            return ExitCode.OK;
        }
        for (Tool tool : TOOLS) {
            if (tool.name().equals(words.getFirst())) {
                return tool.run(words.subList(1, words.size()), System.out, System.err);
            }
        }
        System.err.println(Texts.text(Parley.class, Locale.getDefault(), "tool-unknown", words.getFirst()));
        return ExitCode.USAGE;
    }

    private static String description(Tool tool) {
        return Texts.text(tool.getClass(), Locale.getDefault(), tool.descriptionKey());
    }
}

package parley;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;
import parley.platform.kernel.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/// Parley: every contact of every channel waits in one queue, is routed by one engine and is
/// answered in one desktop. The application class, and the entry that the script calls.
@Modulithic(systemName = "Parley")
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Command(
        name = "parley",
        resourceBundle = "parley.messages",
        subcommands = {
            StartCommand.class,
            BackupCommand.class,
            BenchCommand.class,
            RestoreCommand.class,
            ToolCommand.class
        })
public class Parley implements Callable<Integer> {

    /// The language of the terminal, Chinese or English.
    static Locale terminalLanguage() {
        String language = System.getenv().getOrDefault("LC_ALL", "");
        if (language.isBlank() || language.startsWith("C")) {
            language = System.getenv().getOrDefault("LANG", "");
        }
        return Texts.language(Locale.forLanguageTag(language.split("\\.", 2)[0].replace('_', '-')));
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return ExitCode.USAGE;
    }

    /// Runs one command and ends the process with its exit code: 0 clean, 1 failure, 2 wrong usage.
    public static void main(String[] arguments) {
        Locale.setDefault(terminalLanguage());
        var commands = new CommandLine(new Parley());
        // what follows the name of a tool is the tool's own
        Objects.requireNonNull(commands.getSubcommands().get("tool")).setStopAtPositional(true);
        System.exit(commands.execute(arguments));
    }
}

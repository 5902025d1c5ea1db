package parley;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import parley.platform.accounts.AdministratorRescue;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.DatabaseProblem;
import parley.platform.database.FolderDatabase;
import parley.platform.database.Migrations;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Texts;
import parley.platform.kernel.Tool;
import tools.jackson.databind.json.JsonMapper;

/// `tool reset-admin`: a one-time password for the administrator of a centre, stopped or running.
///
/// On a stopped one it starts the database itself, holding the folder's lock, so that no server can
/// start at the same time. On a running one it asks the folder where the database listens.
final class ResetAdminTool implements Tool {

    @Override
    public String name() {
        return "reset-admin";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) throws IOException {
        LoggingSystem.get(Parley.class.getClassLoader()).beforeInitialize();
        Path folder = Path.of(".data");
        String database = null;
        for (int i = 0; i < arguments.size(); i += 2) {
            boolean hasValue = i + 1 < arguments.size();
            if (hasValue && arguments.get(i).equals("--data")) {
                folder = Path.of(arguments.get(i + 1));
            } else if (hasValue && arguments.get(i).equals("--database")) {
                database = arguments.get(i + 1);
            } else {
                errors.println(Texts.text(ResetAdminTool.class, Locale.getDefault(), "reset-admin-usage"));
                return 2;
            }
        }
        try {
            AdministratorRescue.Rescued done =
                    database == null ? rescue(folder) : rescue(DatabaseAddress.external(database));
            output.println(JsonMapper.shared().writeValueAsString(done));
            return 0;
        } catch (ProblemException problem) {
            errors.println("parley: " + problem.text(Locale.getDefault()));
            return 1;
        }
    }

    private static AdministratorRescue.Rescued rescue(Path folder) throws IOException {
        try (FolderDatabase database = FolderDatabase.open(folder, RunningServer.version())) {
            if (database.isOwn()) {
                Migrations.apply(database.address());
            }
            return rescue(database.address());
        } catch (ProblemException problem) {
            if (problem.code() == DatabaseProblem.FOLDER_WITHOUT_CENTRE) {
                throw new ProblemException(
                        StartProblem.NO_CENTRE,
                        folder.toAbsolutePath().normalize().toString());
            }
            throw problem;
        }
    }

    private static AdministratorRescue.Rescued rescue(DatabaseAddress address) {
        var source = new DriverManagerDataSource(address.url());
        if (address.user() != null) {
            source.setUsername(address.user());
        }
        if (address.password() != null) {
            source.setPassword(address.password());
        }
        return AdministratorRescue.on(source, InstantSource.system()).run();
    }
}

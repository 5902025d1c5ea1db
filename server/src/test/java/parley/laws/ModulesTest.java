package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import parley.Parley;

/// Modules see only what they say they see, and only the root of another module.
class ModulesTest {

    @Test
    void modulesSeeOnlyWhatTheyDeclare() {
        ApplicationModules modules = ApplicationModules.of(Parley.class);

        // asked by a package name instead of the class it finds none, and verifies them gladly
        assertThat(modules.stream().count())
                .as("modules found by Modulith, against annotated package-info files")
                .isPositive()
                .isEqualTo(annotated());
        modules.verify();
    }

    private static long annotated() {
        return Source.main().stream()
                .filter(source -> source.fileName().equals("package-info.java"))
                .filter(source -> source.text().contains("@ApplicationModule("))
                .count();
    }
}

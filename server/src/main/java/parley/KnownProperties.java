package parley;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import parley.platform.kernel.ProblemException;

/// Every `parley.*` key that the modules declare in their records. Keys that are given are held
/// against them: a misspelt one that is passed over in silence costs an evening.
final class KnownProperties {

    private KnownProperties() {}

    /// The records of all modules, by prefix.
    static List<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("parley").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), Parley.class.getClassLoader()))
                .sorted(Comparator.comparing(KnownProperties::prefix))
                .collect(Collectors.toList());
    }

    static String prefix(Class<?> type) {
        var annotation = Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class));
        return annotation.value() + annotation.prefix();
    }

    /// A key of the record.
    static String key(Class<?> type, RecordComponent component) {
        String dashed = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return prefix(type) + "." + dashed;
    }

    /// Refuses a key that no module knows, naming the one that was probably meant.
    static void check(Set<String> given) {
        if (given.stream().noneMatch(key -> key.startsWith("parley."))) {
            return;
        }
        Set<String> known = new TreeSet<>();
        for (Class<?> type : records()) {
            for (RecordComponent component : type.getRecordComponents()) {
                known.add(key(type, component));
            }
        }
        for (String key : given) {
            if (key.startsWith("parley.") && !known.contains(key.replaceFirst("\\[\\d+]$", ""))) {
                String meant = StartProperties.nearest(key, known);
                throw new ProblemException(
                        StartProblem.PROPERTY_UNKNOWN, key, "parley.properties", meant == null ? "parley.*" : meant);
            }
        }
    }
}

package io.bantin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alarms and dashboards use metrics that exist, and each alarm says what to do. */
class MonitoringTests {

    private static final Path HOUSE = Path.of("..");
    private static final Path RULES = HOUSE.resolve("deploy/prometheus/bantin.rules.yml");
    private static final Path DASHBOARD = HOUSE.resolve("deploy/grafana/dashboards/bantin.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:bantin|http|jvm)_[a-z_]+");
    private static final Pattern DECLARED = Pattern.compile("\"(bantin\\.[a-z_.]+)\"");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    /** The metrics of Micrometer that Spring Boot exports. */
    private static final Set<String> OF_BOOT = Set.of("http_server_requests_seconds_count", "jvm_memory_used_bytes");

    @Test
    void everyMetricThatIsAskedForIsOneOfTheServices() throws IOException {
        Set<String> declared = declared();
        Set<String> asked = new TreeSet<>(found(METRIC, Files.readString(RULES)));
        asked.addAll(found(METRIC, Files.readString(DASHBOARD)));
        asked.removeAll(OF_BOOT);

        assertThat(asked)
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(declared).as(metric).anyMatch(name -> isExportedAs(metric, name)));
    }

    @Test
    void everyAlertHasItsSection() throws IOException {
        String runbook = Files.readString(HOUSE.resolve("docs/operations.md"));
        String rules = Files.readString(RULES);
        Set<String> alerts =
                ALERT.matcher(rules).results().map(result -> result.group(1)).collect(Collectors.toSet());

        assertThat(alerts).hasSizeGreaterThan(8).allSatisfy(alert -> {
            assertThat(runbook).contains("### " + alert + "\n");
            assertThat(rules)
                    .contains("runbook: docs/operations.md#" + alert.toLowerCase(java.util.Locale.ROOT) + "\n");
        });
    }

    private static boolean isExportedAs(String metric, String name) {
        String stem = name.replace('.', '_');
        return metric.matches(Pattern.quote(stem) + "(_seconds|_records)?(_total|_count|_sum|_bucket|_max)?");
    }

    private static Set<String> declared() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : new String[] {
            "service-kit",
            "dead-letters",
            "article-service",
            "category-service",
            "notification-service",
            "portal",
            "gateway"
        }) {
            try (Stream<Path> files = Files.walk(HOUSE.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    DECLARED.matcher(Files.readString(file)).results().forEach(result -> names.add(result.group(1)));
                }
            }
        }
        return names;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}

package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.ProcessKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The running services export every metric that an alert or a dashboard reads, with the labels that it selects by. A counter that
 * appears only with its first event would hide that event: {@code increase()} needs the zero before it.
 */
@UsesSharedSystem
class MonitoringJourneyIT {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern READ = Pattern.compile("\\b((?:bantin|http|jvm)_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? [^ ]+$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=|!=|=~|!~)\\\\?\"");

    /** Prometheus itself adds these to what it scrapes. */
    private static final Set<String> ADDED_BY_PROMETHEUS = Set.of("instance", "job", "service");

    @Test
    void everyMetricOfAnAlertOrDashboardIsExported(Bantin bantin) throws IOException {
        var read = new TreeSet<>(named(READ, Files.readString(DEPLOY.resolve("prometheus/bantin.rules.yml"))));
        read.addAll(named(READ, Files.readString(DEPLOY.resolve("grafana/dashboards/bantin.json"))));
        assertThat(read).hasSizeGreaterThan(20);
        var publisher = bantin.publisher();
        var category = publisher.category("Đo đạc");
        var reader = bantin.inbox("nguoi-do").subscribe(category);
        reader.awaitMailAbout(publisher.publishNew("Tin để đo", category));

        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(exported(bantin)).containsAll(read));
    }

    private static Set<String> exported(Bantin bantin) {
        return Stream.of(ProcessKind.values())
                .filter(kind -> kind != ProcessKind.STACK)
                .map(kind ->
                        bantin.managementOf(kind).get("/actuator/prometheus").text())
                .flatMap(scrape -> named(EXPORTED, scrape).stream())
                .collect(Collectors.toSet());
    }

    /** The metrics in a text, and {@code metric{label}} for each label. */
    private static Set<String> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(MonitoringJourneyIT::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(MatchResult match) {
        var labels = match.group(2) == null ? "" : match.group(2);
        var selected = LABEL.matcher(labels)
                .results()
                .map(label -> label.group(1))
                .filter(label -> !ADDED_BY_PROMETHEUS.contains(label))
                .map(label -> "%s{%s}".formatted(match.group(1), label));
        return Stream.concat(Stream.of(match.group(1)), selected);
    }
}

package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What alarms and dashboards ask for is what the running services export. */
@WholeSystem
class MonitoringJourneyIT {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern ASKED = Pattern.compile("\\b(?:bantin|http|jvm)_[a-z_]+");
    private static final Pattern EXPORTED = Pattern.compile("(?m)^([a-z_]+)[{ ]");

    @Test
    void everyMetricThatIsAskedForIsExported(Bantin bantin) throws IOException {
        var asked = new TreeSet<>(found(ASKED, Files.readString(DEPLOY.resolve("prometheus/bantin.rules.yml"))));
        asked.addAll(found(ASKED, Files.readString(DEPLOY.resolve("grafana/dashboards/bantin.json"))));
        assertThat(asked).hasSizeGreaterThan(10);
        var publisher = bantin.publisher();
        var category = publisher.category("Đo đạc");
        var reader = bantin.inbox("nguoi-do").subscribe(category);
        reader.awaitMailAbout(publisher.publishNew("Tin để đo", category));

        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    var exported = bantin.scrapes().stream()
                            .flatMap(scrape -> found(EXPORTED, scrape).stream())
                            .collect(Collectors.toSet());
                    assertThat(exported).containsAll(asked);
                });
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .collect(Collectors.toSet());
    }
}

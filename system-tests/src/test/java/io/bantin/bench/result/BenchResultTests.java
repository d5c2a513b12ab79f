package io.bantin.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchResultTests {

    @TempDir
    private Path folder;

    private final BenchResult result = new BenchResult(
            "fanout",
            Instant.parse("2026-11-26T10:00:00Z"),
            new Machine(2, "Linux", "25", 3.2),
            Map.of("subscribers", "100"),
            List.of(
                    Measurement.of("fan-out", 12_345.678, "mails/s"),
                    Measurement.of("ratio", 0.5951, "").atLeast(0.6),
                    Measurement.of("first mail", 42.04, "ms").atMost(60)));

    @Test
    void printsTargetsBesideFigures() {
        assertThat(result.table().lines().map(String::strip))
                .contains(
                        "fan-out         12,346 mails/s",
                        "ratio             0.60            target: at least 0.60  MISSED",
                        "first mail        42.0 ms         target: at most 60.0");
    }

    @Test
    void saysWhenOthersAreAtWork() {
        assertThat(result.table()).contains("load 3.2 before: others are at work");
        assertThat(new Machine(2, "Linux", "25", 0.1).words()).isEqualTo("2 cores, load 0.1 before");
    }

    @Test
    void keepsJsonUnderDateAndName() throws Exception {
        var file = result.save(folder);
        assertThat(file).hasFileName("2026-11-26-fanout.json");
        assertThat(Files.list(folder)).containsExactly(file);
        var figures =
                JsonMapper.builder().build().readTree(Files.readString(file)).path("figures");
        assertThat(figures.path(0).path("value").asDouble()).isEqualTo(12_350);
        assertThat(figures.path(1).path("met").asBoolean()).isFalse();
        assertThat(figures.path(2).path("met").asBoolean()).isTrue();
    }
}

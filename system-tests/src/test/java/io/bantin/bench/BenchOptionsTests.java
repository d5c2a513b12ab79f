package io.bantin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.local.plan.CommandFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTests {

    @Test
    void readsBothForms() {
        var conditions = FanoutConditions.of(
                options("--subscribers=1_000", "--store", "h2", "--delay", "5ms", "--instances", "2", "--data=/x"), 7);
        assertThat(conditions.subscribers()).isEqualTo(1_000);
        assertThat(conditions.memoryStore()).isFalse();
        assertThat(conditions.sending()).isEqualTo(new SendingOptions(2, 4, Duration.ofMillis(5)));
        assertThat(conditions.place().data()).isEqualTo(Path.of("/x"));
    }

    @Test
    void hasDefaults() {
        var conditions = FanoutConditions.of(options(), 7);
        assertThat(conditions.subscribers()).isEqualTo(7);
        assertThat(conditions.memoryStore()).isTrue();
        assertThat(conditions.sending()).isEqualTo(new SendingOptions(1, 4, Duration.ZERO));
    }

    @Test
    void keepsWhereItRanOutOfTheRecord() {
        assertThat(options("--subscribers=9", "--data=/home/somebody", "--profile=x.jfr", "--port-base=9000")
                        .conditions())
                .containsOnlyKeys("subscribers");
    }

    @ParameterizedTest
    @CsvSource({
        "--subscriber,  There is no option --subscriber",
        "--store,       --store needs a value",
        "--store=disk,  --store is memory or h2",
        "--delay=5,     --delay is a time such as 5ms",
        "--instances=x, --instances is a number"
    })
    void explainsInvalidOptions(String argument, String reason) {
        assertThatThrownBy(() -> FanoutConditions.of(options(argument), 7))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith(reason);
    }

    private static BenchOptions options(String... arguments) {
        return BenchOptions.parse(List.of(arguments), FanoutConditions.OPTIONS);
    }
}

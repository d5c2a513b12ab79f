package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleMailRetriesTests {

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "2, PT20S", "9, PT42M40S", "10, PT1H", "1000000, PT1H"})
    void waitsTwiceAsLongEachTimeUpToAnHour(int attempts, Duration expected) {
        assertThat(SingleMailRetries.pause(attempts))
                .isBetween(
                        expected.multipliedBy(8).dividedBy(10),
                        expected.multipliedBy(12).dividedBy(10));
    }
}

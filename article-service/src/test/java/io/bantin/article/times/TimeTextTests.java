package io.bantin.article.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTests {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00+07:00, 2026-03-02T01:00:00Z",
        "2026-03-02T08:00+07:00, 2026-03-02T01:00:00Z",
        "2026-03-02T01:00:00Z, 2026-03-02T01:00:00Z",
        "2026-03-02T01:00:00.123456789Z, 2026-03-02T01:00:00.123Z",
        "' 2026-03-02T01:00:00Z ', 2026-03-02T01:00:00Z",
        "2026-03-02T08:00[Asia/Ho_Chi_Minh], 2026-03-02T01:00:00Z",
        "2026-03-02T08:00+07:00[Asia/Ho_Chi_Minh], 2026-03-02T01:00:00Z",
        "2026-10-25T02:30+01:00[Europe/Berlin], 2026-10-25T01:30:00Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z"
    })
    void readsTimesWithOffsetOrZone(String typed, Instant expected) {
        assertThat(TimeText.parse(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', must be a time with an offset",
        "morning, must be a time with an offset",
        "2026-03-02, must be a time with an offset",
        "2026-02-30T08:00:00Z, must be a time with an offset",
        "2026-03-02T25:00:00Z, must be a time with an offset",
        "2026-03-02T08:00:00Z[UTC, must be a time with an offset",
        "2026-03-02T08:00:00+25:00, must be a time with an offset",
        "1772438400000, must be a time with an offset",
        "2026-03-02T08:00:00, must say its offset or its zone",
        "2026-03-02T08:00[Asia/Hanoi], names the unknown time zone 'Asia/Hanoi'",
        "2026-03-02T08:00[], names the unknown time zone ''",
        "2026-03-29T02:30[Europe/Berlin], does not exist in Europe/Berlin: the clocks skip from 2026-03-29T02:00 to 2026-03-29T03:00",
        "2026-03-29T02:30+01:00[Europe/Berlin], does not exist in Europe/Berlin",
        "2026-10-25T02:30[Europe/Berlin], occurs twice in Europe/Berlin",
        "2026-03-02T08:00+01:00[Asia/Ho_Chi_Minh], 'has the offset +01:00, but Asia/Ho_Chi_Minh has +07:00'",
        "1899-12-31T23:59:59Z, must be between the years 1900 and 2200",
        "-000001-12-31T23:59:59Z, must be between the years 1900 and 2200",
        "+999999999-12-31T23:59:59Z, must be between the years 1900 and 2200",
        "+999999999-12-31T23:59:59-18:00, must be between the years 1900 and 2200"
    })
    void saysWhatIsWrong(String typed, String message) {
        assertThatExceptionOfType(MalformedTime.class)
                .isThrownBy(() -> TimeText.parse(typed))
                .withMessageContaining(message);
    }
}

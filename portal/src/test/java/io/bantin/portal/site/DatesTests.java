package io.bantin.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatesTests {

    private static final Instant TIME = Instant.parse("2020-01-08T17:05:00Z");

    @Test
    void writesVietnameseDatesOnTheClockOfTheNewsroom() {
        Dates dates = Dates.in(Locale.of("vi"));

        assertThat(dates.full(TIME)).isEqualTo("Thứ Năm, 09/01/2020, 00:05 (GMT+7)");
        assertThat(dates.brief(TIME)).isEqualTo("09/01/2020, 00:05");
    }

    @Test
    void writesEnglishDates() {
        Dates dates = Dates.in(Locale.ENGLISH);

        assertThat(dates.full(TIME)).isEqualTo("Thursday, 9 January 2020, 00:05 (GMT+7)");
        assertThat(dates.brief(TIME)).isEqualTo("9 Jan 2020, 00:05");
    }
}

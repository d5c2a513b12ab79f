package io.bantin.kit.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | 1",
                "GZip ; q=0.5 | 0.5",
                "br, gzip;q=0.25, * | 0.25",
                "br;q=0.5, *;q=0.75 | 0.75",
                "br, *;q=0 | 0",
                "gzip;q=0, * | 0",
                "br | 0",
                "gzip;q=2 | 0",
                "gzip;q=0.1234 | 0",
                "gzipped | 0",
                "'' | 0",
            })
    void readsTheQualityOfACoding(String header, double quality) {
        assertThat(AcceptEncoding.quality(header, "gzip")).isEqualTo(quality);
    }

    @Test
    void readsWhateverIsSent() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String header = IntStream.range(0, random.nextInt(30))
                    .mapToObj(_ -> "gzipbrq=;,.019-* \t\u00ff".charAt(random.nextInt(19)) + "")
                    .collect(Collectors.joining());
            assertThat(AcceptEncoding.quality(header, "gzip")).isBetween(0.0, 1.0);
        }
    }
}

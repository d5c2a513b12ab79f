package io.bantin.kit.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vi | vi",
                "en | en",
                "EN-GB | en",
                "vi-VN,vi;q=0.9,en-US;q=0.8,en;q=0.7 | vi",
                "en-US,en;q=0.9,vi;q=0.8 | en",
                "fr, en;q=0.8 | en",
                "fr, de;q=0.8 | vi",
                "en;q=0.4, vi;q=0.5 | vi",
                "en;q=0 | vi",
                "* | vi",
                "english | vi",
                "en;q=, vi;q=0.1 | vi",
                "'' | vi",
                "af,sq,ar,hy,az,eu,be,bn,bs,bg,ca,en | en"
            })
    void choosesWhatTheBrowserLikesBetter(String header, String language) {
        assertThat(PageLanguage.of(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void isVietnameseWithoutAHeader() {
        assertThat(PageLanguage.of(null)).isEqualTo(PageLanguage.VIETNAMESE);
    }

    @Test
    void readsWhateverIsSent() {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            String header = IntStream.range(0, random.nextInt(30))
                    .mapToObj(_ -> "vienq=;,.0123-* \t\u00ff".charAt(random.nextInt(18)) + "")
                    .collect(Collectors.joining());
            assertThat(PageLanguage.ALL).contains(PageLanguage.of(header));
        }
    }
}

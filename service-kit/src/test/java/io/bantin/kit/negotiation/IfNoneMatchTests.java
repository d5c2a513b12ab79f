package io.bantin.kit.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfNoneMatchTests {

    private static final String ETAG = "\"3f\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"3f\"",
                "W/\"3f\"",
                "\"x\", \"3f\"",
                "\"x\",W/\"3f\"",
                "\"x\",\t\"3f\" , \"y\"",
                "x\"3f\", \"3f\"",
                " * "
            })
    void knowsATagInWhateverPlace(String header) {
        assertThat(IfNoneMatch.matches(List.of(header), ETAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3f", "\"3f", "3f\"", "\"3F\"", "\"x3f\"", "\"3fx\"", "x\"3f\"", "\"*\"", "W/\"x\", \"y\""})
    void knowsNoOtherTag(String header) {
        assertThat(IfNoneMatch.matches(List.of(header), ETAG)).isFalse();
    }

    @Test
    void readsAllLinesOfTheHeader() {
        assertThat(IfNoneMatch.matches(List.of(), ETAG)).isFalse();
        assertThat(IfNoneMatch.matches(List.of("\"x\"", "\"3f\""), ETAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3f\"", "W/\"3f\""})
    void comparesAWeakTagOfTheAnswerWeakly(String header) {
        assertThat(IfNoneMatch.matches(List.of(header), "W/" + ETAG)).isTrue();
    }
}

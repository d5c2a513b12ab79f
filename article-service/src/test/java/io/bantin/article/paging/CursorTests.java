package io.bantin.article.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.kit.problems.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final Cursor CURSOR = new Cursor(Instant.parse("2026-03-02T05:00:00.123Z"), "0kt3v9wq5d2xa");

    @Test
    void parsesItsOwnText() {
        assertThat(Cursor.parse(CURSOR.text())).contains(CURSOR);
        assertThat(Cursor.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%", "MTIz", "MTIzLmFiYw", "LTEuMGt0M3Y5d3E1ZDJ4YQ"})
    void refusesOtherTexts(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Cursor.parse(text))
                .withMessageContaining("cursor");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of(1, 2, 3), 2, _ -> CURSOR)).isEqualTo(new Page<>(List.of(1, 2), CURSOR.text()));
        assertThat(Page.of(List.of(1, 2), 2, _ -> CURSOR).next()).isNull();
    }
}

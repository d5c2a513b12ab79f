package io.bantin.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedWordsTests {

    @ParameterizedTest
    @CsvSource({
        "Đồng bằng, dong bang",
        "'HỘI NGHỊ, trực-tuyến!', hoi nghi truc tuyen",
        "QĐ 217/2026, qd 217 2026",
        "qd217, qd 217",
        "o\u0301\u0302 Ðà, o da",
        "'“…” – !', ''",
        "'', ''"
    })
    void splitsAndFolds(String text, String words) {
        assertThat(String.join(" ", FoldedWords.of(text))).isEqualTo(words);
    }

    @Test
    void doesNotEndALongText() {
        assertThat(FoldedWords.of("lúa ".repeat(500))).hasSize(500);
    }
}

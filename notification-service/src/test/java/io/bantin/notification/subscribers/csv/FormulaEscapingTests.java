package io.bantin.notification.subscribers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaEscapingTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/calc'!A0@example.org",
                "+ai@example.org",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "=a\nb",
                "'=1",
                "''+1"
            })
    void escapesFormulas(String text) {
        assertThat(FormulaEscaping.escaped(text)).isEqualTo("'" + text);
        assertThat(FormulaEscaping.unescaped(FormulaEscaping.escaped(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ai@example.org",
                "o'hara@example.org",
                "'quoted'",
                "Tôi đồng ý = tôi muốn",
                "a+b@example.org"
            })
    void doesNotChangeOtherTexts(String text) {
        assertThat(FormulaEscaping.escaped(text)).isEqualTo(text);
        assertThat(FormulaEscaping.unescaped(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ai@example.org",
                "'ai@example.org",
                "''ai",
                "=ai@example.org",
                "'=ai@example.org",
                "+ai",
                "tin"
            })
    void restoresEachText(String text) {
        assertThat(FormulaEscaping.withoutMarker(FormulaEscaping.withMarker(text)))
                .isEqualTo(text);
    }
}

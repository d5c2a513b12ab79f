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
    void marksAsTextWhatASpreadsheetWouldCompute(String text) {
        assertThat(FormulaEscaping.guarded(text)).isEqualTo("'" + text);
        assertThat(FormulaEscaping.plain(FormulaEscaping.guarded(text))).isEqualTo(text);
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
    void leavesOtherTextsAlone(String text) {
        assertThat(FormulaEscaping.guarded(text)).isEqualTo(text);
        assertThat(FormulaEscaping.plain(text)).isEqualTo(text);
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
    void leadsBackToATextWhateverItBeginsWith(String text) {
        assertThat(FormulaEscaping.unmarked(FormulaEscaping.marked(text))).isEqualTo(text);
    }
}

package io.bantin.notification.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTests {

    private static final String LONG_TITLE = "Hội nghị tổng kết công tác phòng, chống thiên tai và đánh giá kết quả "
            + "thực hiện phong trào “Xã hội học tập” giai đoạn 2021 - 2025";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dân vận khéo",
                LONG_TITLE,
                "Lễ hội 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
                "=?UTF-8?B?SGFja2Vk?=",
                "a =? b",
                "Weather notice 2020",
                "Notice (with, specials; of \"mail\" headers) <none@example.org>: all of them kept as they are typed"
            })
    void isDecodedToTheSameText(String subject) throws UnsupportedEncodingException {
        assertThat(read(HeaderText.unstructured("Subject", subject))).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {LONG_TITLE, "ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉ộ🎉"})
    void foldsIntoShortLinesOfWholeWords(String subject) throws UnsupportedEncodingException {
        String[] lines = HeaderText.unstructured("Subject", subject).split("\r\n ");
        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 75, "at most 76 with the space");
        for (String line : lines) {
            String word = line.replace("Subject: ", "");
            assertThat(word).matches("=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]+\\?=").hasSizeLessThanOrEqualTo(75);
            assertThat(MimeUtility.decodeText(word)).doesNotContain("\uFFFD");
        }
    }

    @Test
    void fillsTheFirstLineWith39BytesAndTheNextWith45() throws UnsupportedEncodingException {
        String[] lines = HeaderText.unstructured("Subject", "ă".repeat(19) + "b" + "ă".repeat(30))
                .split("\r\n ");
        assertThat(MimeUtility.decodeText(lines[0].substring(9))).isEqualTo("ă".repeat(19) + "b");
        assertThat(MimeUtility.decodeText(lines[1])).isEqualTo("ă".repeat(22));
    }

    @Test
    void leavesPlainAsciiAlone() {
        assertThat(HeaderText.unstructured("Subject", "Weather notice 2020")).isEqualTo("Subject: Weather notice 2020");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thông báo\r\nBcc: ai <a@example.org>",
                "Notice\r\nBcc: ai <a@example.org>",
                "a\nb: c",
                "a\u0085b\u2028c"
            })
    void letsNoDataBeginAnotherHeader(String subject) throws UnsupportedEncodingException {
        String header = HeaderText.unstructured("Subject", subject);
        assertThat(header.replace("\r\n ", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(read(header)).isEqualTo(subject.replaceAll("\\r\\n|[\\n\\u0085\\u2028]", " "));
    }

    @Test
    void encodesTheSendersNameOutsideOfQuotes() {
        assertThat(HeaderText.mailbox("From", "Bản tin Dân vận", "tin@bantin.example"))
                .isEqualTo("From: =?UTF-8?B?QuG6o24gdGluIETDom4gduG6rW4=?= <tin@bantin.example>");
        assertThat(HeaderText.mailbox("From", "Bantin", "tin@bantin.example"))
                .isEqualTo("From: Bantin <tin@bantin.example>");
        assertThat(HeaderText.mailbox("From", "Bantin, Inc.", "tin@bantin.example"))
                .doesNotContain("Bantin,");
    }

    private static String read(String header) throws UnsupportedEncodingException {
        return MimeUtility.decodeText(MimeUtility.unfold(header.substring("Subject: ".length())));
    }
}

package io.bantin.notification.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailComposerTests {

    private static final Instant DATE = Instant.parse("2026-03-01T02:03:04Z");

    private final MailComposer composer = new MailComposer(
            new SenderProperties("tin@bantin.example", "Bản tin", ""), new Links("https://tin.example/"));

    @Test
    void writesTheHeadersOfAListInAsciiAndTheBodiesInBase64() throws Exception {
        var mail = composer.prepare(article("Dân vận khéo")).to("an@example.org", "tok-1", "0kt3v9wq5d2xa.4.sub1");
        String raw = new String(mail.content(), StandardCharsets.UTF_8);
        assertThat(raw).matches("[\\x20-\\x7e\\r\\n]+");
        assertThat(raw.split("\r\n")).allMatch(line -> line.length() <= 120 && !line.contains("\n"));

        MimeMessage message = parsed(mail);
        assertThat(message.getSubject()).isEqualTo("Dân vận khéo");
        assertThat(message.getHeader("From", null)).isEqualTo("=?UTF-8?B?QuG6o24gdGlu?= <tin@bantin.example>");
        assertThat(message.getHeader("To", null)).isEqualTo("<an@example.org>");
        assertThat(message.getSentDate().toInstant()).isEqualTo(DATE);
        assertThat(message.getMessageID()).isEqualTo("<0kt3v9wq5d2xa.4.sub1@bantin.example>");
        assertThat(message.getHeader("Content-Language", null)).isEqualTo("vi");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getHeader("List-Id", null)).isEqualTo("Dan van kheo <dan-van-kheo.bantin.example>");
        assertThat(message.getHeader("List-Unsubscribe", null))
                .isEqualTo("<https://tin.example/api/subscriptions/tok-1/unsubscribe>");
        assertThat(message.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");

        var parts = (Multipart) message.getContent();
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent().toString())
                .startsWith("Kính gửi bạn đọc.\r\nDòng hai.")
                .contains("https://tin.example/subscriptions/tok-1")
                .doesNotContain(MailContent.TOKEN);
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<html lang=\"vi\">", "<p>Kính gửi bạn đọc.</p>", "https://tin.example/subscriptions/tok-1")
                .doesNotContain(MailContent.TOKEN);
    }

    @Test
    void givesEachRecipientTheirOwnTokenAndTheRestAlike() throws Exception {
        MailTemplate prepared = composer.prepare(article("Tin"));
        String first = text(prepared.to("a@example.org", "token-a", "m.a"));
        String second = text(prepared.to("b@example.org", "another-token-b", "m.b"));
        assertThat(first).contains("token-a").doesNotContain("token-b");
        assertThat(second).isEqualTo(first.replace("token-a", "another-token-b"));
    }

    @Test
    void writesTheSameMailAtEachRepeat() {
        var first = composer.prepare(article("Tin")).to("a@example.org", "t", "m");
        var second = composer.prepare(article("Tin")).to("a@example.org", "t", "m");
        assertThat(second.content()).isEqualTo(first.content());
    }

    @Test
    void letsNoAddressOrTitleAddAHeader() throws Exception {
        var mail = composer.prepare(article("Tin\r\nBcc: x@example.org"))
                .to("a@example.org>\r\nBcc: <x@example.org", "t", "m\r\nBcc: x@example.org");
        assertThat(parsed(mail).getHeader("Bcc")).isNull();
    }

    @Test
    void escapesTheSubjectInsideTheHtml() throws Exception {
        var mail = composer.prepare(article("<script>alert(1)</script>")).to("a@example.org", "t", "m");
        var parts = (Multipart) parsed(mail).getContent();
        assertThat(parts.getBodyPart(1).getContent().toString()).doesNotContain("<script>");
    }

    @Test
    void givesASingleMailNoLinksToLeave() throws Exception {
        var letter = new MailContent(Locale.ENGLISH, "Hello", DATE, "Hello.", "<p>Hello.</p>", null);
        var mail = composer.prepare(letter).to("a@example.org", "t", "m");
        assertThat(parsed(mail).getHeader("List-Unsubscribe")).isNull();
        assertThat(text(mail)).isEqualTo("Hello.\r\n");
    }

    private static MailContent article(String title) {
        return new MailContent(
                Locale.of("vi"),
                title,
                DATE,
                "Kính gửi bạn đọc.\nDòng hai.",
                "<p>Kính gửi bạn đọc.</p>",
                new MailingList("Dân vận khéo", "dan-van-kheo"));
    }

    private static String text(OutgoingMail mail) throws Exception {
        return ((Multipart) parsed(mail).getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }

    private static MimeMessage parsed(OutgoingMail mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content()));
    }
}

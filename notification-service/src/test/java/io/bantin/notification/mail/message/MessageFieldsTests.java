package io.bantin.notification.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the fields of mails about generated titles and categories with an independent parser. */
class MessageFieldsTests {

    private static final Instant DATE = Instant.parse("2026-01-09T03:04:05Z");
    private static final int SEEDS = 400;

    /** Pieces of which titles and names are made. */
    private static final List<String> PIECES = List.of(
            "Dân vận khéo",
            "đường tỉnh",
            "ỘƯỮỢ",
            "a\u0323\u0302",
            "新闻快讯",
            "Новости",
            "אבג",
            "\u202eabc\u202c",
            "🎉",
            "👩\u200d👩\u200d👧",
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f",
            "\ud800",
            " ",
            "  ",
            "\t",
            "\u00a0",
            "\u2028",
            "\u0000",
            "\u007f",
            "\r\n",
            "\r\nBcc: x@example.org",
            "\n\nbody",
            "\n ",
            "=?UTF-8?B?SGFja2Vk?=",
            "=?",
            "?=",
            "<b>",
            "\"quoted\"",
            "(comment",
            "a;b,c:d",
            "\\\\",
            "@",
            "%0d%0a",
            "Weather notice",
            "x".repeat(80),
            "ế".repeat(60),
            ".",
            "-",
            "--",
            "2026");

    private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e\\t]{1,998}");
    private static final Pattern DOT_ATOM = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");
    private static final Pattern LIST_ID = Pattern.compile("([A-Za-z0-9 ]+ )?<([^<> ]+)>");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+>");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> ONCE = Set.of(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "content-language",
            "auto-submitted");

    private final MailComposer composer = new MailComposer(
            new SenderProperties("tin@bantin.example", "Bản tin", ""), new Links("https://tin.example"));

    static Stream<Integer> seeds() {
        return IntStream.range(0, SEEDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void followTheirRfcsForAnyText(int seed) throws Exception {
        Random random = new Random(seed);
        String title = text(random);
        String name = text(random);
        Locale locale =
                Locale.forLanguageTag(List.of("vi", "en", "vi-VN", "zh-Hant-TW").get(random.nextInt(4)));
        String sender = random.nextBoolean() ? "Bản tin" : text(random);
        MailComposer ofSender = new MailComposer(
                new SenderProperties("tin@bantin.example", sender, ""), new Links("https://tin.example"));
        var letter = new MailContent(locale, title, DATE, title, "<p>x</p>", new MailingList(name, "0kt3v9wq5d2xa"));

        OutgoingMail mail = ofSender.prepare(letter).to("an@example.org", "tok-1", "0kt3v9wq5d2xa.4.0kt3v9wq5d2xb");

        assertHead(mail);
        MimeMessage message = parsed(mail);
        assertThat(readable(message.getSubject())).isEqualTo(readable(title));
        var from = (InternetAddress) message.getFrom()[0];
        assertThat(message.getFrom()).hasSize(1);
        assertThat(from.getAddress()).isEqualTo("tin@bantin.example");
        assertThat(readable(from.getPersonal())).isEqualTo(readable(sender));
        assertThat(message.getHeader("List-Id", null).replace("\r\n", ""))
                .matches(LIST_ID)
                .satisfies(id -> {
                    var found = LIST_ID.matcher(id);
                    assertThat(found.matches()).isTrue();
                    assertThat(found.group(2)).matches(DOT_ATOM).isEqualTo("0kt3v9wq5d2xa.bantin.example");
                });
        assertThat(message.getHeader("Message-ID", null)).matches(MESSAGE_ID);
        assertThat(message.getHeader("Content-Language", null)).matches(LANGUAGE);
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(message.getHeader("Date", null))))
                .isEqualTo(DATE);
        assertThat(message.getHeader("List-Unsubscribe", null))
                .isEqualTo("<https://tin.example/api/subscriptions/tok-1/unsubscribe>");
        assertThat(message.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(((Multipart) message.getContent()).getCount()).isEqualTo(2);
        assertThat(((Multipart) message.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains("\r\n-- \r\n")
                .doesNotContain("\r\n--\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepTheListOfACategoryHoweverItIsRenamed(int seed) throws Exception {
        Random random = new Random(seed);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            var letter = new MailContent(
                    Locale.of("vi"), "Tin", DATE, "Tin", "", new MailingList(text(random), "0kt3v9wq5d2xa"));
            String field = parsed(composer.prepare(letter).to("an@example.org", "t", "m"))
                    .getHeader("List-Id", null);
            ids.add(field.substring(field.indexOf('<')));
        }
        assertThat(ids).containsExactly("<0kt3v9wq5d2xa.bantin.example>");
    }

    private static void assertHead(OutgoingMail mail) {
        String raw = new String(mail.content(), StandardCharsets.ISO_8859_1);
        String head = raw.substring(0, raw.indexOf("\r\n\r\n"));
        Set<String> seen = new HashSet<>();
        for (String line : head.split("\r\n", -1)) {
            assertThat(line).matches(LINE);
            assertThat(line.isBlank()).as("a line of spaces alone").isFalse();
            if (line.contains("=?") || line.startsWith("Subject") || line.startsWith(" ")) {
                assertThat(line.length()).as(line).isLessThanOrEqualTo(78);
            }
            if (!line.startsWith(" ")) {
                String field = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                assertThat(ONCE).contains(field);
                assertThat(seen.add(field)).as(field).isTrue();
            }
        }
        assertThat(head.replace("\r\n", "")).doesNotContain("\r", "\n");
        for (String word : head.split("[\\s]+")) {
            if (word.startsWith("=?")) {
                assertThat(word.length()).as(word).isLessThanOrEqualTo(75);
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int pieces = 1 + random.nextInt(9);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Keeps what a reader can tell apart: removes control characters and repeated spaces. */
    private static String readable(String text) {
        String kept = text == null ? "" : text;
        return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cc}\\u2028\\u2029 ]+", " ")
                .strip();
    }

    private static MimeMessage parsed(OutgoingMail mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content()));
    }
}

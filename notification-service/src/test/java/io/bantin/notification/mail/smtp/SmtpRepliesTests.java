package io.bantin.notification.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.pipelining.PipeliningSocketFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The meaning of the mail server's replies at each step of a session. */
class SmtpRepliesTests {

    private static final String WORDS = "Từ chối thư này đấy";
    private static final String LATIN = "Refus\u00e9 \u00e0 l'entr\u00e9e";

    /** A step of the session at which the server can answer negatively. */
    private enum Step {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        CONTENT
    }

    private static Stream<Arguments> stepsAndRefusals() {
        return Stream.of(Step.values())
                .flatMap(step -> Stream.of("421 4.3.2 ", "454 4.7.0 ", "550 5.7.1 ", "554 5.7.1 ")
                        .flatMap(code -> Stream.of(true, false)
                                .filter(_ -> step != Step.STARTTLS || !code.startsWith("421"))
                                .map(utf8 -> Arguments.of(step, code, utf8))));
    }

    @ParameterizedTest
    @MethodSource("stepsAndRefusals")
    void readsTheWordsOfEveryRefusal(Step step, String code, boolean utf8) {
        String words = utf8 ? WORDS : LATIN;
        SendResult result = send(step, code + words, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        assertThat(result.text()).as("%s", result).contains(words);
    }

    @Test
    void readsTheWordsOfAnAcceptance() {
        assertThat(send(Step.CONTENT, "250 2.0.0 " + WORDS, StandardCharsets.UTF_8)
                        .text())
                .isEqualTo("250 2.0.0 " + WORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 5.3.2 No service, CONNECTION",
        "GREETING, 421 4.3.2 Too busy, SERVER_BUSY",
        "GREETING, rubbish, CONNECTION",
        "EHLO, 550 5.7.1 Not you, CONNECTION",
        "STARTTLS, 454 4.7.0 TLS not available, TLS",
        "STARTTLS, 554 5.7.3 No TLS, TLS",
        "STARTTLS, 220 and then no handshake, TLS",
        "AUTH, 535 5.7.8 Bad credentials, AUTHENTICATION",
        "AUTH, 454 4.7.0 Temporary failure, AUTHENTICATION",
        "MAIL, 421 4.3.2 Shutting down, SERVER_BUSY",
        "MAIL, 452 4.3.1 No room, SERVER_BUSY",
        "RCPT, 421 4.3.2 Shutting down, SERVER_BUSY"
    })
    void tellsWhichStepOfConnectingFailed(Step step, String answer, Cause cause) {
        SendResult result = send(step, answer, StandardCharsets.UTF_8);
        assertThat(result)
                .isInstanceOfSatisfying(
                        ConnectionFailed.class,
                        failed -> assertThat(failed.cause()).as("%s", failed).isEqualTo(cause));
    }

    @Test
    void reportsThatRequiredTlsIsNotOffered() {
        try (var server = new ScriptedServer(line -> line.startsWith("EHLO") ? "250 hello" : "500 What?")) {
            SendResult result = send(server, "", true);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            ConnectionFailed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(Cause.TLS));
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({"454 4.7.0 TLS not available", "554 5.7.3 No TLS", "220 and then no handshake"})
    void goesOnInTheClearWithoutAPassword(String answer) {
        try (var server = new ScriptedServer(line -> answer(Step.STARTTLS, answer, line))) {
            assertThat(send(server, "", false)).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"454 4.7.0 TLS not available", "554 5.7.3 No TLS", "220 and then no handshake"})
    void sendsNothingInTheClearWithAPasswordOrWhereTlsIsRequired(String answer) {
        for (String username : new String[] {"bantin", ""}) {
            try (var server = new ScriptedServer(line -> answer(Step.STARTTLS, answer, line))) {
                assertThat(send(server, username, true)).isInstanceOf(ConnectionFailed.class);
                assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550-5.1.1 No such user|550 5.7.1 Blocked, NONE",
        "550-5.7.1 Blocked|550 5.1.1 No such user, NO_SUCH_ADDRESS",
        "550-5.1.1 No such user|550 See http://example.org, STRIKE",
        "550-relay|550-not|550 5.1.1 permitted, NO_SUCH_ADDRESS",
        "554-5.1.1 No such user|550 relay not permitted, STRIKE",
        "550-5.1.1 No such user|554 relay not permitted, NONE"
    })
    void countsByTheLastLine(String answer, BounceType type) {
        SendResult result = send(Step.RCPT, answer.replace('|', '\n'), StandardCharsets.UTF_8);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.type()).isEqualTo(type));
    }

    @Test
    void defersAMailThatTheLastLineDefers() {
        assertThat(send(Step.RCPT, "550-5.1.1 No such user\n451 4.7.1 Later", StandardCharsets.UTF_8))
                .isInstanceOf(Deferred.class);
    }

    /** RFC 3463 allows these codes at other steps too, but there they do not concern the recipient. */
    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.1.1 No",
        "MAIL, 550 No",
        "DATA, 550 5.1.1 No",
        "DATA, 553 No",
        "CONTENT, 550 5.1.1 No",
        "CONTENT, 551 No"
    })
    void blamesTheAddressOnlyForTheAnswerToRcpt(Step step, String answer) {
        assertThat(send(step, answer, StandardCharsets.UTF_8)).isEqualTo(new Rejected(answer, BounceType.NONE));
    }

    @Test
    void neutralisesControlCharacters() {
        String odd = "550 5.7.1 a\u0000b\u001b[31mc\u0085d\u2028e\u202ef\u0007\tg";
        assertThat(send(Step.RCPT, odd, StandardCharsets.UTF_8).text()).isEqualTo("550 5.7.1 a b [31mc d e f g");
    }

    @Test
    void limitsTheLengthOfAReply() {
        String kept = send(Step.RCPT, "550 5.7.1 " + "\ud83d\ude00".repeat(5000), StandardCharsets.UTF_8)
                .text();
        assertThat(kept).hasSizeLessThanOrEqualTo(500);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(kept)).isTrue();
    }

    private static SendResult send(Step step, String answer, Charset charset) {
        String greeting = step == Step.GREETING ? answer : "220 scripted";
        try (var server = new ScriptedServer(greeting, charset, line -> answer(step, answer, line))) {
            if (step == Step.AUTH) {
                return sendAuthenticated(server);
            }
            return send(server, "", step == Step.STARTTLS);
        }
    }

    private static @Nullable String answer(Step step, String answer, String line) {
        Step here = step(line);
        if (here == step) {
            return answer;
        }
        return switch (here) {
            case EHLO -> step == Step.STARTTLS ? "250-hello\n250 STARTTLS" : "250-hello\n250 AUTH PLAIN";
            case DATA -> "354 go on";
            case STARTTLS -> "500 not offered";
            case CONTENT, GREETING -> line.equals(".") ? "250 2.0.0 taken" : null;
            case AUTH, MAIL, RCPT -> "250 2.1.0 fine";
        };
    }

    private static Step step(String line) {
        if (line.startsWith("EHLO") || line.startsWith("HELO")) {
            return Step.EHLO;
        }
        if (line.startsWith("MAIL FROM")) {
            return Step.MAIL;
        }
        if (line.startsWith("RCPT TO")) {
            return Step.RCPT;
        }
        if (line.startsWith("AUTH")) {
            return Step.AUTH;
        }
        return switch (line) {
            case "DATA" -> Step.DATA;
            case "STARTTLS" -> Step.STARTTLS;
            case "." -> Step.CONTENT;
            case "RSET", "QUIT", "NOOP" -> Step.MAIL;
            default -> Step.GREETING;
        };
    }

    private static SendResult send(ScriptedServer server, String username, boolean requireTls) {
        var properties = new SmtpProperties(
                "localhost",
                server.port(),
                username,
                "secret",
                requireTls,
                "localhost",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        return send(new MailServer(properties, new SimpleMeterRegistry()).openSession());
    }

    /** Authenticates without TLS, since these servers have no certificate. */
    private static SendResult sendAuthenticated(ScriptedServer server) {
        var properties = new SmtpProperties(
                "localhost",
                server.port(),
                "bantin",
                "secret",
                false,
                "localhost",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        var smtp = new java.util.Properties();
        smtp.setProperty("mail.smtp.localhost", "localhost");
        smtp.setProperty("mail.smtp.auth", "true");
        smtp.setProperty("mail.smtp.quitwait", "false");
        var sockets = new PipeliningSocketFactory();
        smtp.put("mail.smtp.socketFactory", sockets);
        return send(new SmtpMailSession(
                jakarta.mail.Session.getInstance(smtp),
                sockets,
                properties,
                new SmtpSendMetrics(new SimpleMeterRegistry())));
    }

    private static SendResult send(MailSession session) {
        byte[] content = "Subject: Tin\r\n\r\nTin.\r\n".getBytes(StandardCharsets.US_ASCII);
        try (session) {
            return session.send(new OutgoingMail("tin@bantin.example", "an@example.org", content));
        }
    }
}

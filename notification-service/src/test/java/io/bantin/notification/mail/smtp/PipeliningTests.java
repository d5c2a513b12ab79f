package io.bantin.notification.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import io.bantin.notification.mail.smtp.SendResult.ConnectionLost;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The server offers PIPELINING and answers MAIL and RCPT only after DATA, so a client that waits for an answer waits for ever. */
class PipeliningTests {

    private static final String AN = "an@example.org";

    @Test
    void sendsMailRcptAndDataWithoutWaitingInBetween() {
        try (var server = server("250 ok", "250 ok", "354 go on", "250 queued as 7");
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isEqualTo(new Accepted("250 queued as 7"));
            assertThat(session.send(mail())).isEqualTo(new Accepted("250 queued as 7"));
            assertThat(server.heard())
                    .containsSequence("MAIL FROM:<tin@bantin.example>", "RCPT TO:<an@example.org>", "DATA");
        }
    }

    @Test
    void waitsForEachAnswerWhenTheServerOffersNoPipelining() {
        try (var server = new ScriptedServer(oneByOne());
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void abortsTheMailWhenTheRecipientIsRefused() {
        try (var server = server("250 ok", "550 5.1.1 No such user", "503 no valid recipients", "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail()))
                    .isEqualTo(new Rejected("550 5.1.1 No such user", BounceType.NO_SUCH_ADDRESS));
            assertThat(server.heard()).endsWith("DATA", "RSET", "NOOP").doesNotContain(".");
        }
    }

    @Test
    void sendsAnEmptyMailToAServerThatAcceptsDataWithoutARecipient() {
        try (var server = server("250 ok", "451 4.7.1 Later", "354 go on", "554 for nobody");
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isEqualTo(new Deferred("451 4.7.1 Later", false));
            assertThat(server.heard()).containsSequence("DATA", ".", "RSET");
        }
    }

    @Test
    void blamesTheConnectionWhenTheSenderIsRefusedForNow() {
        try (var server = server("452 4.3.1 No room", "503 no", "503 no", "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail()))
                    .isEqualTo(new ConnectionFailed(Cause.SERVER_BUSY, "452 4.3.1 No room", false));
        }
    }

    @Test
    void countsARefusalWhenTheServerThenHangsUp() {
        try (var server = server("250 ok", "550 5.7.1 Go away", ScriptedServer.HANG_UP, "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isEqualTo(new Rejected("550 5.7.1 Go away", BounceType.NONE));
        }
    }

    @Test
    void countsARefusalWhenTheServerThenResetsTheConnection() {
        assertThat(resultOf("250 ok", "550 5.1.1 No such user", ScriptedServer.RESET, ""))
                .isEqualTo(new Rejected("550 5.1.1 No such user", BounceType.NO_SUCH_ADDRESS));
        assertThat(resultOf("421 4.3.2 Shutting down", ScriptedServer.RESET, "", ""))
                .isEqualTo(new ConnectionFailed(Cause.SERVER_BUSY, "421 4.3.2 Shutting down", false));
        assertThat(resultOf("250 ok", ScriptedServer.RESET, "", "")).isInstanceOf(ConnectionLost.class);
    }

    @Test
    void reportsThatAWholeDomainIsDown() {
        try (var server = server("250 ok", "450 4.4.1 No route to host", "503 no", "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isEqualTo(new Deferred("450 4.4.1 No route to host", true));
        }
    }

    @Test
    void tellsInWhichPartOfTheMailTheConnectionBroke() {
        assertThat(resultOf(ScriptedServer.HANG_UP, "", "", "")).isInstanceOf(ConnectionFailed.class);
        assertThat(resultOf("250 ok", ScriptedServer.HANG_UP, "", "")).isInstanceOf(ConnectionLost.class);
        assertThat(resultOf("250 ok", "250 ok", ScriptedServer.HANG_UP, "")).isInstanceOf(ConnectionLost.class);
        assertThat(resultOf("250 ok", "250 ok", "354 go on", ScriptedServer.HANG_UP))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void givesUpOnAServerThatStopsReading() {
        var testIsOver = new CountDownLatch(1);
        byte[] tooMuchForBuffers = ("x".repeat(74) + "\r\n").repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        try (var server = new ScriptedServer(line -> line.startsWith("xxx") ? wait(testIsOver) : goOn(line));
                var session = sessionWith(server, Duration.ofMillis(500))) {
            assertThat(session.send(new OutgoingMail("tin@bantin.example", AN, tooMuchForBuffers)))
                    .isInstanceOf(ConnectionLost.class);
        } finally {
            testIsOver.countDown();
        }
    }

    @Test
    void pipelinesTheNextEnvelopeWithTheEndOfTheMail() {
        try (var server = serverThatAnswersAMailOnlyAfterTheNextEnvelope("250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isEqualTo(new Accepted("250 ok"));
            assertThat(session.send(mailToBinh())).isEqualTo(new Accepted("250 ok"));
            assertThat(server.heard())
                    .containsSequence(".", "MAIL FROM:<tin@bantin.example>", "RCPT TO:<binh@example.org>", "DATA")
                    .containsOnlyOnce("RCPT TO:<binh@example.org>")
                    .doesNotContain("RSET");
        }
    }

    @Test
    void pipelinesNothingToAServerThatDoesNotOfferIt() {
        try (var server = new ScriptedServer(oneByOne());
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isInstanceOf(Accepted.class);
            assertThat(server.heard()).endsWith(".");
            assertThat(session.send(mailToBinh())).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void sendsThePipelinedMailWhenTheMailBeforeWasRefused() {
        try (var server = serverThatAnswersAMailOnlyAfterTheNextEnvelope("451 4.7.1 Later");
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isEqualTo(new Deferred("451 4.7.1 Later", false));
            assertThat(session.isConnected()).isTrue();
            assertThat(session.send(mailToBinh())).isEqualTo(new Accepted("250 ok"));
            assertThat(server.heard()).doesNotContain("RSET", "NOOP");
        }
    }

    @Test
    void pipelinesNothingWithAMailWhoseRecipientIsRefused() {
        try (var server = server("250 ok", "451 4.7.1 Later", "354 go on", "554 for nobody");
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isEqualTo(new Deferred("451 4.7.1 Later", false));
            assertThat(server.heard()).endsWith("DATA", ".", "RSET", "NOOP");
        }
    }

    @Test
    void reportsTheRefusalOfAPipelinedRecipient() {
        var greylisting = new ScriptedServer(line -> switch (line) {
            case "RCPT TO:<binh@example.org>" -> "250 ok\n450 4.7.1 Greylisted\n503 no valid recipients";
            case "RCPT TO:<an@example.org>" -> "250 ok\n250 ok\n354 go on";
            default ->
                line.startsWith("EHLO")
                        ? "250-scripted\n250 PIPELINING"
                        : line.matches("[.]|RSET|NOOP") ? "250 ok" : null;
        });
        try (greylisting;
                var session = sessionWith(greylisting)) {
            assertThat(session.send(mail(), mailToBinh())).isInstanceOf(Accepted.class);
            assertThat(session.send(mailToBinh())).isEqualTo(new Deferred("450 4.7.1 Greylisted", false));
            assertThat(session.send(mail())).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void closesTheConnectionToAServerThatWaitsForAMailThatIsNotSent() {
        try (var server = serverThatAnswersAMailOnlyAfterTheNextEnvelope("250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isInstanceOf(Accepted.class);
            session.discardPipelined();
            assertThat(session.isConnected()).isFalse();
            assertThat(session.send(mail())).isInstanceOf(Accepted.class);
            assertThat(server.heard()).containsSequence("RCPT TO:<binh@example.org>", "DATA", "EHLO localhost");
        }
    }

    @Test
    void pipelinesNothingAfterASlowMail() {
        var slow = new ScriptedServer(line -> switch (line) {
            case "." -> {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                yield "250 ok";
            }
            default -> goOn(line);
        });
        try (slow;
                var session = sessionWith(slow)) {
            assertThat(session.send(mail())).isInstanceOf(Accepted.class);
            assertThat(session.send(mail(), mailToBinh())).isInstanceOf(Accepted.class);
            session.discardPipelined();
            assertThat(session.isConnected()).isTrue();
        }
    }

    @Test
    void keepsTheConnectionWhenNothingWasPipelined() {
        try (var server = server("250 ok", "250 ok", "354 go on", "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isInstanceOf(Accepted.class);
            session.discardPipelined();
            assertThat(session.isConnected()).isTrue();
        }
    }

    @Test
    void reportsThatAServerThatIsGoneTookNoPipelinedMail() {
        try (var server = new ScriptedServer(line -> switch (line) {
                    case "RCPT TO:<binh@example.org>" -> ScriptedServer.HANG_UP;
                    case "RCPT TO:<an@example.org>" -> "250 ok\n250 ok\n354 go on";
                    default ->
                        line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : line.equals(".") ? "250 ok" : null;
                });
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isInstanceOf(Accepted.class);
            assertThat(session.send(mailToBinh()))
                    .isInstanceOfSatisfying(
                            ConnectionFailed.class,
                            failed -> assertThat(failed.stale()).isTrue());
        }
    }

    /** Answers the end of the first mail only after the envelope of the second. */
    private static ScriptedServer serverThatAnswersAMailOnlyAfterTheNextEnvelope(String toFirst) {
        var first = new AtomicBoolean(true);
        var owed = new AtomicBoolean();
        return new ScriptedServer(line -> switch (line) {
            case "." -> {
                owed.set(first.getAndSet(false));
                yield owed.get() ? null : "250 ok";
            }
            case "DATA" -> (owed.getAndSet(false) ? toFirst + "\n" : "") + "250 ok\n250 ok\n354 go on";
            default -> line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : null;
        });
    }

    private static @Nullable String wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static @Nullable String goOn(String line) {
        if (line.equals("DATA")) {
            return "250 ok\n250 ok\n354 go on";
        }
        return line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : null;
    }

    private static SendResult resultOf(String toMail, String toRcpt, String toData, String toMessage) {
        try (var server = server(toMail, toRcpt, toData, toMessage);
                var session = sessionWith(server)) {
            return session.send(mail());
        }
    }

    private static ScriptedServer server(String toMail, String toRcpt, String toData, String toMessage) {
        return new ScriptedServer(line -> switch (line) {
            case "DATA" -> toMail + "\n" + toRcpt + "\n" + toData;
            case "." -> toMessage;
            default ->
                line.startsWith("EHLO") ? "250-scripted\n250 PIPELINING" : line.matches("RSET|NOOP") ? "250 ok" : null;
        });
    }

    private static Function<String, @Nullable String> oneByOne() {
        return line -> switch (line.replaceFirst("[ :].*", "")) {
            case "EHLO" -> "250 scripted";
            case "MAIL", "RCPT", "." -> "250 ok";
            case "DATA" -> "354 go on";
            default -> null;
        };
    }

    private static MailSession sessionWith(ScriptedServer server) {
        return sessionWith(server, Duration.ofSeconds(5));
    }

    private static MailSession sessionWith(ScriptedServer server, Duration timeout) {
        var properties = new SmtpProperties(
                "localhost", server.port(), "", "", false, "localhost", Duration.ofSeconds(5), timeout);
        return new MailServer(properties, new SimpleMeterRegistry()).openSession();
    }

    private static OutgoingMail mail() {
        return mailTo(AN);
    }

    private static OutgoingMail mailToBinh() {
        return mailTo("binh@example.org");
    }

    private static OutgoingMail mailTo(String recipient) {
        byte[] content = "Subject: Tin\r\n\r\nTin.\r\n".getBytes(StandardCharsets.US_ASCII);
        return new OutgoingMail("tin@bantin.example", recipient, content);
    }
}

package io.bantin.notification.mail.smtp;

import static io.bantin.notification.mail.smtp.PipeliningServers.AN;
import static io.bantin.notification.mail.smtp.PipeliningServers.goOn;
import static io.bantin.notification.mail.smtp.PipeliningServers.mail;
import static io.bantin.notification.mail.smtp.PipeliningServers.oneByOne;
import static io.bantin.notification.mail.smtp.PipeliningServers.resultOf;
import static io.bantin.notification.mail.smtp.PipeliningServers.server;
import static io.bantin.notification.mail.smtp.PipeliningServers.sessionWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed.Cause;
import io.bantin.notification.mail.smtp.SendResult.ConnectionLost;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** MAIL, RCPT and DATA of one mail are sent without waiting for an answer in between. */
class PipeliningTests {

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
    void abortsTheMailWhenTheRecipientIsRejected() {
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
    void blamesTheConnectionWhenTheSenderIsDeferred() {
        try (var server = server("452 4.3.1 No room", "503 no", "503 no", "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail()))
                    .isEqualTo(new ConnectionFailed(Cause.SERVER_BUSY, "452 4.3.1 No room", false));
        }
    }

    @Test
    void keepsARejectionWhenTheServerThenClosesTheConnection() {
        try (var server = server("250 ok", "550 5.7.1 Go away", ScriptedServer.HANG_UP, "250 ok");
                var session = sessionWith(server)) {
            assertThat(session.send(mail())).isEqualTo(new Rejected("550 5.7.1 Go away", BounceType.NONE));
        }
    }

    @Test
    void keepsARejectionWhenTheServerThenResetsTheConnection() {
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
    void tellsAtWhichCommandTheConnectionWasLost() {
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

    private static @Nullable String wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}

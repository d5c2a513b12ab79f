package io.bantin.notification.mail.smtp;

import static io.bantin.notification.mail.smtp.PipeliningServers.goOn;
import static io.bantin.notification.mail.smtp.PipeliningServers.mail;
import static io.bantin.notification.mail.smtp.PipeliningServers.mailToBinh;
import static io.bantin.notification.mail.smtp.PipeliningServers.oneByOne;
import static io.bantin.notification.mail.smtp.PipeliningServers.server;
import static io.bantin.notification.mail.smtp.PipeliningServers.serverThatAnswersAMailOnlyAfterTheNextEnvelope;
import static io.bantin.notification.mail.smtp.PipeliningServers.sessionWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The envelope of the next mail is pipelined with the end of the mail before. */
class NextEnvelopeTests {

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
    void sendsThePipelinedMailWhenTheMailBeforeWasDeferred() {
        try (var server = serverThatAnswersAMailOnlyAfterTheNextEnvelope("451 4.7.1 Later");
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isEqualTo(new Deferred("451 4.7.1 Later", false));
            assertThat(session.isConnected()).isTrue();
            assertThat(session.send(mailToBinh())).isEqualTo(new Accepted("250 ok"));
            assertThat(server.heard()).doesNotContain("RSET", "NOOP");
        }
    }

    @Test
    void pipelinesNothingWithAMailWhoseRecipientIsDeferred() {
        try (var server = server("250 ok", "451 4.7.1 Later", "354 go on", "554 for nobody");
                var session = sessionWith(server)) {
            assertThat(session.send(mail(), mailToBinh())).isEqualTo(new Deferred("451 4.7.1 Later", false));
            assertThat(server.heard()).endsWith("DATA", ".", "RSET", "NOOP");
        }
    }

    @Test
    void reportsTheDeferralOfAPipelinedRecipient() {
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
}

package io.bantin.notification.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.bantin.notification.mail.smtp.SendResult.Deferred;
import io.bantin.notification.mail.smtp.SendResult.Rejected;
import io.bantin.notification.mail.smtp.SendResult.Unknown;
import io.bantin.stack.mail.SmtpSink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpMailSessionTests {

    private static final String AN = "an@example.org";

    @TempDir
    Path directory;

    private SmtpSink sink;
    private MailSession session;

    @BeforeEach
    void connect() {
        sink = SmtpSink.start(directory, 0);
        session = serverAt(sink.port()).openSession();
    }

    @AfterEach
    void hangUp() {
        session.close();
        sink.close();
    }

    @Test
    void sendsManyMailsOverOneConnection() {
        for (int i = 0; i < 3; i++) {
            assertThat(session.send(mail())).isInstanceOf(Accepted.class);
        }
        assertThat(sink.mailsTo(AN)).hasSize(3).allMatch(mail -> "Tin".equals(mail.subject()));
    }

    @Test
    void defersAMailThatTheServerWantsLater() {
        sink.answerNext(1, 451, "4.7.1 Greylisted");
        assertThat(session.send(mail())).isEqualTo(new Deferred("451 4.7.1 Greylisted", false));
        assertThat(session.send(mail())).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 No such user, NO_SUCH_ADDRESS",
        "550, 5.1.2 No such domain, NO_SUCH_ADDRESS",
        "554, 5.1.3 Bad syntax, NO_SUCH_ADDRESS",
        "551, 5.1.6 Moved, NO_SUCH_ADDRESS",
        "556, 5.1.10 Null MX, NO_SUCH_ADDRESS",
        "550, No such user, STRIKE",
        "550, relay not permitted, STRIKE",
        "550, '#5.1.1 Odd', STRIKE",
        "551, User not local, STRIKE",
        "553, Mailbox name not allowed, STRIKE",
        "550, 5.1.0 Address rejected, NONE",
        "550, 5.1.4 Ambiguous, NONE",
        "550, 5.1.5 Valid, NONE",
        "550, 5.1.7 Bad sender, NONE",
        "550, 5.1.8 Bad sender's system address, NONE",
        "550, 5.1.9 Message relayed, NONE",
        "550, 5.1.11 Unknown, NONE",
        "550, 5.1.100 Unknown, NONE",
        "550, 4.1.1 Odd, NONE",
        "550, 5.7.1 Blocked, NONE",
        "550, 5.7.1 about 5.1.1, NONE",
        "554, 5.7.1 Relay access denied, NONE",
        "552, Mailbox full, NONE",
        "554, Refused, NONE"
    })
    void tellsWhetherARejectionIsAboutTheAddress(int code, String text, BounceType suppress) {
        sink.answer(AN, code, text);
        assertThat(session.send(mail())).isEqualTo(new Rejected(code + " " + text, suppress));
        sink.behave();
        assertThat(session.send(mail())).isInstanceOf(Accepted.class);
    }

    @Test
    void removesTheAddressFromAReply() {
        sink.answer(AN, 550, "5.1.1 <AN@example.org> is unknown here");
        assertThat(session.send(mail()).toString()).contains("is unknown here").doesNotContainIgnoringCase(AN);
    }

    @Test
    void blamesTheConnectionForA421() {
        sink.answer(AN, 421, "Closing");
        assertThat(session.send(mail())).isInstanceOf(ConnectionFailed.class);
        sink.behave();
        assertThat(session.send(mail())).isInstanceOf(Accepted.class);
    }

    @Test
    void doesNotKnowTheResultOfAMailWhoseAnswerWasLost() {
        sink.closeAfterAccepting(1);
        assertThat(session.send(mail())).isInstanceOf(Unknown.class);
        assertThat(session.send(mail())).isInstanceOf(Accepted.class);
        assertThat(sink.mailsTo(AN)).hasSize(2);
    }

    @Test
    void callsAConnectionStaleWhenTheServerHungUpBetweenTwoMails() {
        assertThat(session.send(mail())).isInstanceOf(Accepted.class);
        int port = sink.port();
        sink.close();
        sink = SmtpSink.start(directory, port);
        assertThat(session.send(mail()))
                .isInstanceOfSatisfying(
                        ConnectionFailed.class,
                        failed -> assertThat(failed.stale()).isTrue());
        assertThat(session.isConnected()).isFalse();
        assertThat(session.connect()).isEmpty();
        assertThat(session.send(mail())).isInstanceOf(Accepted.class);
    }

    @Test
    void blamesTheConnectionWhenNobodyListens() {
        sink.close();
        assertThat(session.connect()).isPresent();
        assertThat(session.send(mail()))
                .isInstanceOfSatisfying(
                        ConnectionFailed.class,
                        failed -> assertThat(failed.stale()).isFalse());
    }

    private static OutgoingMail mail() {
        byte[] content = "Subject: Tin\r\n\r\n.Dot.\r\n".getBytes(StandardCharsets.US_ASCII);
        return new OutgoingMail("tin@bantin.example", AN, content);
    }

    private static MailServer serverAt(int port) {
        var properties = new SmtpProperties(
                "localhost", port, "", "", false, "localhost", Duration.ofSeconds(5), Duration.ofSeconds(5));
        return new MailServer(properties, new SimpleMeterRegistry());
    }
}

package io.bantin.stack.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpSinkTests {

    @TempDir
    private Path directory;

    private SmtpSink sink;

    @BeforeEach
    void start() {
        sink = SmtpSink.start(directory, 0);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void decodesWhatItKept() throws Exception {
        send("an@example.org");

        var mail = sink.mails().getFirst();
        assertThat(mail.to()).isEqualTo("an@example.org");
        assertThat(mail.subject()).isEqualTo("Hội nghị trực tuyến");
        assertThat(mail.messageId()).isEqualTo("<1@bantin>");
        assertThat(mail.headers())
                .containsEntry("List-Id", "Bản tin")
                .containsEntry("Return-Path", "<toasoan@example.org>");
        assertThat(mail.text()).isEqualTo("Kính gửi bạn đọc");
        assertThat(mail.html()).isEqualTo("<p>Kính gửi bạn đọc</p>");
    }

    @Test
    void keepsMailsOverARestartOldestFirst() throws Exception {
        send("a@example.org");
        send("b@example.org");
        sink.close();
        sink = SmtpSink.start(directory, 0);
        send("c@example.org");

        assertThat(new SpoolReader(directory).newest())
                .extracting(Mail::to)
                .containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(sink.mails()).extracting(Mail::receivedAt).isSorted();
    }

    @Test
    void keepsOneMailForEachRecipient() throws Exception {
        send("a@example.org", "b@example.org");
        assertThat(sink.mailsTo("a@example.org")).hasSize(1);
        assertThat(sink.mailsTo("B@example.org")).hasSize(1);
    }

    @Test
    void takesMailsOverSeveralConnectionsAtOnce() throws Exception {
        var senders = IntStream.range(0, 8)
                .mapToObj(number -> Thread.startVirtualThread(() -> sendUnchecked(number + "@example.org")))
                .toList();
        for (var sender : senders) {
            sender.join();
        }
        assertThat(sink.mails()).hasSize(8);
    }

    @Test
    void toleratesCommandsSentWithoutWaiting() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
            var mail =
                    "MAIL FROM:<s@example.org>\r\nRCPT TO:<r@example.org>\r\nDATA\r\nSubject: %s\r\n\r\nbody\r\n.\r\n";
            var dialogue = "EHLO me\r\n" + mail.formatted("one") + mail.formatted("two") + "QUIT\r\n";
            socket.getOutputStream().write(dialogue.getBytes(StandardCharsets.US_ASCII));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.lines().toList()).last().asString().startsWith("221");
        }
        assertThat(sink.mails()).extracting(Mail::subject).containsExactly("one", "two");
    }

    @Test
    void refusesAnAddressAsToldUntilItBehaves() throws Exception {
        sink.answer("full@example.org", 452, "SpoolReader full");
        assertThatThrownBy(() -> send("full@example.org"))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining("452 SpoolReader full");
        send("other@example.org");
        sink.behave();
        send("full@example.org");
        assertThat(sink.mails()).extracting(Mail::to).containsExactly("other@example.org", "full@example.org");
    }

    @Test
    void refusesTheNextRecipientsAsTold() throws Exception {
        sink.answerNext(2, 550, "No such user");
        for (var address : List.of("a@example.org", "b@example.org")) {
            assertThatThrownBy(() -> send(address)).hasStackTraceContaining("550 No such user");
        }
        send("c@example.org");
        assertThat(sink.mails()).extracting(Mail::to).containsExactly("c@example.org");
    }

    @Test
    void closesInTheMiddleOfAMailAndKeepsNothingOfIt() throws Exception {
        sink.closeDuringData(1);
        assertThatThrownBy(() -> send("a@example.org"))
                .isInstanceOf(MessagingException.class)
                .isNotInstanceOf(SMTPSendFailedException.class);
        assertThat(sink.mails()).isEmpty();
        send("a@example.org");
        assertThat(sink.mails()).hasSize(1);
    }

    @Test
    void closesBeforeTheSenderHearsThatItsMailWasKept() {
        sink.closeAfterAccepting(1);
        assertThatThrownBy(() -> send("a@example.org")).isInstanceOf(MessagingException.class);
        assertThat(sink.mails()).hasSize(1);
    }

    @Test
    void forgetsMailsWhenCleared() throws Exception {
        send("a@example.org");
        sink.clear();
        assertThat(sink.mails()).isEmpty();
    }

    private void sendUnchecked(String recipient) {
        try {
            send(recipient);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String... recipients) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.quitwait", "false");
        var session = Session.getInstance(properties);
        var message = message(session);
        var addresses = InternetAddress.parse(String.join(",", recipients));
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect("localhost", sink.port(), null, null);
            transport.sendMessage(message, addresses);
        }
    }

    private static MimeMessage message(Session session) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText("Kính gửi bạn đọc", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>Kính gửi bạn đọc</p>", "UTF-8", "html");
        var message = new MimeMessage(session);
        message.setFrom("toasoan@example.org");
        message.setRecipients(Message.RecipientType.TO, "ban-doc@example.org");
        message.setSubject("Hội nghị trực tuyến", "UTF-8");
        message.setHeader("List-Id", "=?UTF-8?Q?B=E1=BA=A3n_tin?=");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        message.setHeader("Message-ID", "<1@bantin>");
        return message;
    }
}

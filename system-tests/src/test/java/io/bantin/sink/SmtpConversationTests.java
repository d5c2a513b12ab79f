package io.bantin.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpConversationTests {

    private final RecordingSink sink = RecordingSink.start(0);

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void answersCommandsThatWereSentWithoutWaiting() throws Exception {
        var mail = "MAIL FROM:<s@example.org> BODY=8BITMIME\r\nRCPT TO:<r@example.org>\r\nDATA\r\n"
                + "Subject: x\r\nMessage-Id: <%s@bantin>\r\n\r\nbody\r\n.\r\n";
        assertThat(dialogue("EHLO me\r\n" + mail.formatted("1") + mail.formatted("2") + "QUIT\r\n"))
                .containsExactly(
                        "220 localhost ESMTP",
                        "250-localhost",
                        "250-PIPELINING",
                        "250-8BITMIME",
                        "250 ENHANCEDSTATUSCODES",
                        "250 2.1.0 OK",
                        "250 2.1.5 OK",
                        "354 Go on",
                        "250 2.0.0 Accepted",
                        "250 2.1.0 OK",
                        "250 2.1.5 OK",
                        "354 Go on",
                        "250 2.0.0 Accepted",
                        "221 2.0.0 Bye");
        assertThat(sink.acceptances()).extracting(AcceptedMail::messageId).containsExactly("<1@bantin>", "<2@bantin>");
    }

    @Test
    void takesStuffedDotsOffAndEndsOnlyAtADotBetweenCrLf() throws Exception {
        var content = "Subject: x\r\n\r\n.begins with a dot\r\n.\r\nends\n.\nnot here\r\n.\n..\r\n";
        var stuffed = content.replace("\r\n.", "\r\n..");
        assertThat(dialogue(transaction(stuffed + ".\r\n")))
                .endsWith("354 Go on", "250 2.0.0 Accepted", "221 2.0.0 Bye");

        var accepted = sink.acceptances().toList().getFirst();
        assertThat(accepted.size()).isEqualTo(content.length());
        assertThat(accepted.checksum()).isEqualTo(checksum(content));
    }

    @Test
    void readsAFoldedMessageIdAndNoneOfTheBody() throws Exception {
        dialogue(transaction("MESSAGE-ID:\r\n <folded@bantin>\r\n\r\nMessage-ID: <body@bantin>\r\n.\r\n"));
        dialogue(transaction("Subject: none\r\n\r\nMessage-ID: <body@bantin>\r\n.\r\n"));
        assertThat(sink.acceptances()).extracting(AcceptedMail::messageId).containsExactly("<folded@bantin>", "");
    }

    @Test
    void readsLinesThatAreLongerThanItsBuffer() throws Exception {
        var content =
                "Subject: " + "x".repeat(100_000) + "\r\nMessage-ID: <1@bantin>\r\n\r\n" + "y".repeat(70_000) + "\r\n";
        dialogue(transaction(content + ".\r\n"));
        assertThat(sink.acceptances().toList().getFirst().checksum()).isEqualTo(checksum(content));
    }

    @Test
    void explainsCommandsOutOfTurn() throws Exception {
        assertThat(dialogue(
                        "DATA\r\nRCPT TO:<a@b>\r\nMAIL FROM:<>\r\nMAIL FROM:<>\r\nRCPT TO:a@b\r\nDATA\r\nRSET\r\nDATA\r\nWHAT\r\n"
                                + "NOOP\r\nHELO me\r\nQUIT\r\n"))
                .extracting(answer -> answer.substring(0, 3))
                .containsExactly(
                        "220", "503", "503", "250", "503", "501", "503", "250", "503", "500", "250", "250", "221");
    }

    @Test
    void keepsNothingOfAMailWhoseSenderClosesTheConnectionBeforeTheDot() throws Exception {
        var whole = transaction("Subject: x\r\n\r\nhalf");
        dialogue(whole.substring(0, whole.length() - "QUIT\r\n".length()));
        assertThat(sink.accepted()).isZero();
    }

    private static String transaction(String content) {
        return "HELO me\r\nMAIL FROM:<s@example.org>\r\nRCPT TO:<r@example.org>\r\nDATA\r\n" + content + "QUIT\r\n";
    }

    /** Sends everything, and reads until the end of the stream. */
    private List<String> dialogue(String said) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        }
    }

    private static int checksum(String content) {
        var checksum = new CRC32C();
        checksum.update(content.getBytes(StandardCharsets.US_ASCII));
        return (int) checksum.getValue();
    }
}

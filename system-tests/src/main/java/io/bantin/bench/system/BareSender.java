package io.bantin.bench.system;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A program that only sends finished mails with the library of the service, over the same number of connections. Its rate is the
 * limit with which a fan-out is compared.
 */
final class BareSender {

    private static final int LINE = 76;
    private static final int WARM_UP = 3_000;

    private final Session session;
    private final int port;
    private final int connections;
    private final byte[] content;

    private BareSender(int port, int connections, int size) {
        var smtp = new Properties();
        smtp.setProperty("mail.smtp.localhost", "localhost");
        smtp.setProperty("mail.smtp.quitwait", "false");
        this.session = Session.getInstance(smtp);
        this.port = port;
        this.connections = connections;
        this.content = mailOf(size);
    }

    /** Arguments: PORT CONNECTIONS MAILS BYTES. Prints the elapsed seconds and the CPU seconds. */
    public static void main(String... arguments) throws InterruptedException {
        var sender = new BareSender(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]));
        sender.send(WARM_UP);
        long begun = System.nanoTime();
        long cpuBefore = cpuMillis();
        sender.send(Integer.parseInt(arguments[2]));
        System.out.printf("%f %f%n", (System.nanoTime() - begun) / 1e9, (cpuMillis() - cpuBefore) / 1e3);
    }

    private void send(int mails) throws InterruptedException {
        var left = new AtomicInteger(mails);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> sendUntil(left)));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void sendUntil(AtomicInteger left) {
        try (var connection = (SMTPTransport) session.getTransport("smtp")) {
            connection.connect("localhost", port, null, null);
            for (int mail = left.getAndDecrement(); mail > 0; mail = left.getAndDecrement()) {
                connection.sendMessage(
                        new Finished(session, content),
                        new Address[] {new InternetAddress("bare-" + mail + "@example.org", false)});
            }
        } catch (MessagingException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static byte[] mailOf(int size) {
        var mail = new StringBuilder("Message-ID: <bare@bantin.example>\r\nSubject: Tin\r\n\r\n");
        while (mail.length() < size) {
            mail.append("x".repeat(Math.clamp(size - mail.length() - 2, 1, LINE)))
                    .append("\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Finished extends SMTPMessage {

        private final byte[] content;

        Finished(Session session, byte[] content) {
            super(session);
            this.content = content;
            setEnvelopeFrom("tin@bantin.example");
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
            out.write(content);
        }
    }
}

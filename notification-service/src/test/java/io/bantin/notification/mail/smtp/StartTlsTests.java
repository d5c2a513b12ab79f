package io.bantin.notification.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.mail.message.OutgoingMail;
import io.bantin.notification.mail.smtp.SendResult.Accepted;
import io.bantin.notification.mail.smtp.SendResult.ConnectionFailed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** The mail server has a certificate that no authority has signed. */
class StartTlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext certified;

    private final List<Boolean> mailsOverTls = new CopyOnWriteArrayList<>();
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private SMTPServer server = SMTPServer.port(0).build();

    @BeforeAll
    static void makeACertificate(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        certified = SSLContext.getInstance("TLS");
        certified.init(managers.getKeyManagers(), null, null);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void usesTlsWhenTheServerOffersIt() {
        start(SMTPServer.port(0).enableTLS().startTlsSocketFactory(certified));
        assertThat(send("", "")).isInstanceOf(Accepted.class);
        assertThat(mailsOverTls).containsExactly(true);
    }

    @Test
    void sendsWithoutTlsWhenTheServerOffersNone() {
        start(SMTPServer.port(0));
        assertThat(send("", "")).isInstanceOf(Accepted.class);
        assertThat(mailsOverTls).containsExactly(false);
    }

    @Test
    void sendsNoPasswordToAServerThatCannotProveItsIdentity() {
        start(SMTPServer.port(0).enableTLS().startTlsSocketFactory(certified));
        assertThat(send("bantin", "secret")).isInstanceOf(ConnectionFailed.class);
        assertThat(passwords).isEmpty();
    }

    @Test
    void sendsNoPasswordWithoutTls() {
        start(SMTPServer.port(0));
        assertThat(send("bantin", "secret")).isInstanceOf(ConnectionFailed.class);
        assertThat(passwords).isEmpty();
    }

    private SendResult send(String username, String password) {
        var properties = new SmtpProperties(
                "localhost",
                server.getPortAllocated(),
                username,
                password,
                false,
                "localhost",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        byte[] content = "Subject: Tin\r\n\r\nTin.\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var session = new MailServer(properties, new SimpleMeterRegistry()).openSession()) {
            return session.send(new OutgoingMail("tin@bantin.example", "an@example.org", content));
        }
    }

    private void start(SMTPServer.Builder builder) {
        server = builder.authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((user, password, _) -> passwords.add(password)))
                .messageHandlerFactory(Reception::new)
                .build();
        server.start();
    }

    private final class Reception implements MessageHandler {

        private final MessageContext context;

        Reception(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) {}

        @Override
        public String data(InputStream data) throws IOException {
            data.readAllBytes();
            mailsOverTls.add(((Session) context).isTLSStarted());
            return "accepted";
        }

        @Override
        public void done() {}
    }
}

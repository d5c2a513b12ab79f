package io.bantin.notification.mail.smtp.pipelining;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PipeliningSocketFactoryTests {

    private final PipeliningSocketFactory sockets = new PipeliningSocketFactory();

    @Test
    void joinsWritesWhileMoreIsExpected() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = sockets.createSocket()) {
            client.connect(listening.getLocalSocketAddress());
            try (var server = listening.accept()) {
                var output = client.getOutputStream();
                sockets.expectMore(true);
                output.write("MAIL ".getBytes(US_ASCII));
                output.write('R');
                assertThat(server.getInputStream().available()).isZero();

                sockets.expectMore(false);
                output.write("CPT DATA".getBytes(US_ASCII));
                assertThat(server.getInputStream().readNBytes(14)).isEqualTo("MAIL RCPT DATA".getBytes(US_ASCII));

                output.write("body".getBytes(US_ASCII));
                assertThat(server.getInputStream().readNBytes(4)).isEqualTo("body".getBytes(US_ASCII));
            }
        }
    }
}

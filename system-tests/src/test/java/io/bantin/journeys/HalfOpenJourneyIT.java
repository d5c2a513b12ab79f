package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hundreds of clients begin a request and never finish it, while others read, sign up and publish. */
@UsesSharedSystem
class HalfOpenJourneyIT {

    private static final int CALLERS = 490;
    private static final List<String> BEGINNINGS = List.of(
            "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\ne",
            "POST /api/subscriptions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
            "POST /subscriptions/confirm HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");

    @Test
    void requestsThatAreNeverFinishedChangeNothingForOthers(Bantin bantin) throws IOException {
        var publisher = bantin.publisher();
        var category = publisher.category("Giữa vòng vây");
        for (var beginning : BEGINNINGS) {
            try (var _ = HalfOpen.callers(CALLERS, beginning, bantin.url())) {
                var form = bantin.visitor().get("/subscribe");
                assertThat(form.status()).as(beginning).isEqualTo(200);

                var name = "giua-vong-vay-" + BEGINNINGS.indexOf(beginning);
                var reader = bantin.inbox(name).subscribe(category);
                var article = publisher.publishNew("Tin giữa vòng vây " + name, category);

                reader.awaitMailAbout(article);
                assertThat(bantin.visitor().get(article.url()).status()).isEqualTo(200);
            }
        }
    }

    private record HalfOpen(List<Socket> sockets) implements AutoCloseable {

        static HalfOpen callers(int count, String beginning, String url) throws IOException {
            var callers = new HalfOpen(new ArrayList<>());
            for (int i = 0; i < count; i++) {
                var socket = new Socket("127.0.0.1", URI.create(url).getPort());
                callers.sockets.add(socket);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            }
            return callers;
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}

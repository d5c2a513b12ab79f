package io.bantin.gateway;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client with an address of its own; all of 127.0.0.0/8 is this machine. */
final class Caller {

    private final int port;
    private final String address;
    private final HttpClient client;

    private Caller(int port, String address) {
        this.port = port;
        this.client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(address))
                .build();
        this.address = address;
    }

    static Caller from(String address, int port) {
        return new Caller(port, address);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    /** Sends a body of that many bytes without Content-Length. */
    HttpResponse<String> postChunked(String path, int length) {
        return send("POST", path, BodyPublishers.ofInputStream(() -> zeros(length)));
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends these bytes over a socket, and reads until the gateway closes the connection. */
    String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens a connection from the address of this caller. */
    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port, InetAddress.ofLiteral(address), 0);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static InputStream zeros(int length) {
        return new InputStream() {
            private int left = length;

            @Override
            public int read() {
                return left-- > 0 ? '0' : -1;
            }
        };
    }
}

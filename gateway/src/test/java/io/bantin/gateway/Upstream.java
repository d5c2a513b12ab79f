package io.bantin.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One instance of a service: answers 200 with its name, after the milliseconds of {@code ?delay=}. */
final class Upstream {

    /** A request that arrived; header names ignore case. */
    record Received(String method, URI uri, Map<String, List<String>> headers, int bodyLength) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    private static final String SIGN_UP = "POST /api/subscriptions HTTP/1.1\r\n";
    private static final byte[] ACCEPTED =
            "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private static final String DELAY = "delay=";

    private final String name;
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    private Upstream(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    static Upstream named(String name) {
        try {
            return new Upstream(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an address on which no server listens. */
    static String nobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an address whose server reads a request, answers a sign-up, and closes the connection of any other. */
    static String breakingOff() {
        try {
            var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try (var connection = socket.accept()) {
                        byte[] part = new byte[8192];
                        int length = connection.getInputStream().read(part);
                        if (length > 0 && new String(part, 0, length, US_ASCII).startsWith(SIGN_UP)) {
                            connection.getOutputStream().write(ACCEPTED);
                        }
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Received last() {
        return received.getLast();
    }

    int count() {
        return received.size();
    }

    /** The bytes of all bodies so far, including incomplete ones. */
    long bytes() {
        return bytes.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        int length = read(exchange.getRequestBody());
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI(), headers, length));
        var query = exchange.getRequestURI().getQuery();
        if (query != null && query.startsWith(DELAY)) {
            CompletableFuture.delayedExecutor(Long.parseLong(query.substring(DELAY.length())), TimeUnit.MILLISECONDS)
                    .execute(() -> answer(exchange));
        } else {
            answer(exchange);
        }
    }

    /** The caller may have gone by the time of the answer. */
    private void answer(HttpExchange exchange) {
        try (exchange) {
            var body = "{\"from\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException _) {
            // Nobody reads it.
        }
    }

    private int read(InputStream body) throws IOException {
        byte[] part = new byte[8192];
        int length = 0;
        for (int count = body.read(part); count >= 0; count = body.read(part)) {
            length += count;
            bytes.addAndGet(count);
        }
        return length;
    }
}

package io.bantin.gateway.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A portal whose answers a test chooses by path. By default it names its requests, and marks pages as the real one does. */
final class PortalStandIn {

    static final String PUBLIC = "public, max-age=0, s-maxage=1, stale-if-error=3600";

    /** A request that arrived. */
    record Asked(String target, Map<String, List<String>> headers) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    /**
     * An answer.
     *
     * @param after the answer is sent once this is complete
     * @param cutAfter how many bytes of the body are sent before the connection closes; negative for all
     */
    record Answer(int status, String body, Map<String, String> headers, CompletableFuture<Void> after, int cutAfter) {

        static Answer of(int status, String body) {
            return new Answer(
                    status,
                    body,
                    Map.of(
                            "Cache-Control",
                            PUBLIC,
                            "Vary",
                            "Accept-Encoding, Accept-Language",
                            "Content-Type",
                            "text/html;charset=UTF-8",
                            "ETag",
                            "\"" + Integer.toHexString(body.hashCode()) + "\""),
                    CompletableFuture.completedFuture(null),
                    -1);
        }

        Answer with(Map<String, String> others) {
            return new Answer(status, body, others, after, cutAfter);
        }

        Answer after(CompletableFuture<Void> event) {
            return new Answer(status, body, headers, event, cutAfter);
        }

        Answer cutAfter(int bytes) {
            return new Answer(status, body, headers, after, bytes);
        }
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    PortalStandIn() {
        server = start(0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    List<Asked> asked(String path) {
        return asked.stream()
                .filter(each -> each.target.split("\\?")[0].equals(path))
                .toList();
    }

    void stop() {
        server.stop(0);
    }

    void startAgain() {
        server = start(server.getAddress().getPort());
    }

    private HttpServer start(int port) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::receive);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        var target = exchange.getRequestURI().toString();
        asked.add(new Asked(target, headers));
        var answer = answers.getOrDefault(
                exchange.getRequestURI().getPath(),
                Answer.of(
                        200,
                        target + " "
                                + String.join(
                                        ",",
                                        exchange.getRequestHeaders().getOrDefault("Accept-Language", List.of("-")))));
        try (exchange) {
            answer.after().join();
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        byte[] body = answer.body().getBytes(UTF_8);
        var known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (answer.status() == 200 && known != null && known.equals(headers.getFirst("ETag"))) {
            headers.remove("Content-Type");
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, answer.cutAfter() < 0 ? body.length : answer.cutAfter());
    }
}

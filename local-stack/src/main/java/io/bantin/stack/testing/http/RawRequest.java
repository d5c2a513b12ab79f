package io.bantin.stack.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that may be malformed. Every character of the request line and the headers is sent as one byte. */
public record RawRequest(String method, String target, List<String> headers, byte @Nullable [] body) {

    private static final int TIMEOUT_MILLIS = 20_000;

    public RawRequest {
        headers = List.copyOf(headers);
    }

    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), null);
    }

    public RawRequest with(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new RawRequest(method, target, all, body);
    }

    public RawRequest to(String otherTarget) {
        return new RawRequest(method, otherTarget, headers, body);
    }

    public RawRequest sending(String contentType, byte[] content) {
        return new RawRequest(method, target, headers, content).with("Content-Type: " + contentType);
    }

    public RawRequest sending(String contentType, String content) {
        return sending(contentType, content.getBytes(StandardCharsets.UTF_8));
    }

    public RawAnswer send(int port) {
        return exchange(port, bytes(port), has("content-length:") || has("transfer-encoding:"));
    }

    private byte[] bytes(int port) {
        var head = new StringBuilder();
        head.append(method).append(' ').append(target);
        if (!target.contains(" HTTP/")) {
            head.append(" HTTP/1.1");
        }
        head.append("\r\n");
        if (!has("host:") && !has("no-host:")) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body != null && !has("content-length:") && !has("transfer-encoding:")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            all.writeBytes(body);
        }
        return all.toByteArray();
    }

    private boolean has(String name) {
        return headers.stream().anyMatch(header -> header.regionMatches(true, 0, name, 0, name.length()));
    }

    private static RawAnswer exchange(int port, byte[] request, boolean bodyMayBeShort) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(request);
                if (bodyMayBeShort) {
                    // Not otherwise: Netty takes a half-closed connection for a caller who has gone,
                    // and does not answer.
                    socket.shutdownOutput();
                }
            } catch (SocketException refusedBeforeAllWasSent) {
                // The answer may have come before the refusal.
            }
            var answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException resetAfterTheAnswer) {
                // The bytes read so far are the answer.
            }
            return RawAnswer.parse(answer.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        var text = method + " " + shortened(target) + " "
                + headers.stream().map(RawRequest::shortened).toList();
        return body == null ? text : text + " " + shortened(new String(body, StandardCharsets.UTF_8));
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "… (" + text.length() + ")";
    }
}

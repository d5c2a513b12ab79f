package io.bantin.portal.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends the very bytes of a request, as no proper client would, and reads what comes back until the portal closes. */
public final class RawPageClient {

    /** An answer; header names in small letters, the last of a name counts. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final int port;

    public RawPageClient(int port) {
        this.port = port;
    }

    public String host() {
        return "localhost:" + port;
    }

    public Answer get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    /** Headers are whole lines; the texts are sent as Latin-1, so that any byte can be. */
    public Answer send(String method, String target, String body, String... headers) {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host() + "\r\n");
        List.of(headers).forEach(header -> request.append(header).append("\r\n"));
        boolean isFramed = List.of(headers).stream()
                .map(header -> header.toLowerCase(Locale.ROOT))
                .anyMatch(header -> header.startsWith("content-length") || header.startsWith("transfer-encoding"));
        if (!method.equals("GET") && !method.equals("HEAD") && !isFramed) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return exchange(request.append("Connection: close\r\n\r\n").append(body).toString());
    }

    public Answer exchange(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // Refused before all was read: what was answered may still be there.
            }
            return answer(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (IOException e) {
            if (all.size() == 0) {
                throw e;
            }
        }
        return all.toByteArray();
    }

    private static Answer answer(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("No answer: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        boolean isChunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                new String(isChunked ? unchunked(body) : body, StandardCharsets.UTF_8));
    }

    private static byte[] unchunked(byte[] body) throws IOException {
        var in = new ByteArrayInputStream(body);
        var whole = new ByteArrayOutputStream();
        while (true) {
            var size = new StringBuilder();
            for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
                size.append((char) octet);
            }
            String digits = size.toString().strip();
            int length = digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
            if (length == 0) {
                return whole.toByteArray();
            }
            whole.writeBytes(in.readNBytes(length));
            in.read();
            in.read();
        }
    }
}

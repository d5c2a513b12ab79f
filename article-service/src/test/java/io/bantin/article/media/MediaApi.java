package io.bantin.article.media;

import static io.bantin.article.media.PictureFixtures.ascii;
import static io.bantin.article.media.PictureFixtures.concat;

import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Uploads and loads pictures as a client does. */
public final class MediaApi {

    public static final String PATH = "/api/editorial/media";
    public static final String BOUNDARY = "----picture";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;

    public MediaApi(Environment environment) {
        port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** A form as a browser sends it. */
    public static final class Form {

        private final List<byte[]> parts = new ArrayList<>();

        public Form text(String name, String value) {
            return part("name=\"%s\"".formatted(name), "", value.getBytes(StandardCharsets.UTF_8));
        }

        public Form file(String fileName, String type, byte[] content) {
            return part(
                    "name=\"file\"; filename=\"%s\"".formatted(fileName), "Content-Type: " + type + "\r\n", content);
        }

        public Form part(String disposition, String headers, byte[] content) {
            var head = "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n".formatted(BOUNDARY, disposition, headers);
            parts.add(concat(head.getBytes(StandardCharsets.UTF_8), content, ascii("\r\n")));
            return this;
        }

        public byte[] bytes() {
            return concat(concat(parts.toArray(byte[][]::new)), ascii("--" + BOUNDARY + "--\r\n"));
        }
    }

    public Answer upload(byte[] picture, String alt) {
        return upload(
                TestTokens.of("reporter"),
                new Form().file("anh.jpg", "application/octet-stream", picture).text("alt", alt));
    }

    public Answer upload(String token, Form form) {
        return post(token, form.bytes());
    }

    public Answer post(String token, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = send(request);
        return new Answer(
                answer.statusCode(),
                new JsonMapper().readTree(answer.body()),
                Map.of("location", answer.headers().firstValue("location").orElse("")));
    }

    public HttpResponse<byte[]> load(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer send(String method, String path, @Nullable String body) {
        return sendAs("editor", method, path, body);
    }

    public Answer sendAs(String role, String method, String path, @Nullable String body) {
        return new ApiClient(port).send(method, path, TestTokens.of(role), body, Map.of());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

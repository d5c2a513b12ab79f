package io.bantin.stack.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a service as other programs do: HTTP and JSON. */
public record ApiClient(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * An answer of the service.
     *
     * @param headers by name in lower case
     */
    public record Answer(int status, JsonNode json, Map<String, String> headers) {

        public String text(String field) {
            return json.path(field).asString("");
        }

        public String id() {
            return text("id");
        }

        public String etag() {
            return headers.getOrDefault("etag", "");
        }

        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected %d, got %d: %s".formatted(expected, status, json));
            }
            return this;
        }

        /** The fields that the problem names, in its order. */
        public List<String> faultyFields() {
            return json.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString(""))
                    .toList();
        }

        /** The field that the problem names first. */
        public String faultyField() {
            return faultyFields().isEmpty() ? "" : faultyFields().getFirst();
        }
    }

    public Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        boolean isJson = headers.getOrDefault("content-type", "").contains("json");
        var json = isJson && !response.body().isBlank() ? JSON.readTree(response.body()) : MissingNode.getInstance();
        return new Answer(response.statusCode(), json, headers);
    }
}

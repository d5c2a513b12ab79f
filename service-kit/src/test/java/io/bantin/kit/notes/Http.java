package io.bantin.kit.notes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client without Spring. */
public final class Http {

    public record Answer(int status, Map<String, String> headers, JsonNode body) {

        public String text(String field) {
            return body.path(field).asString("(none)");
        }

        /** The fields at fault, in order. */
        public java.util.List<String> fields() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final Map<String, String> headers = new HashMap<>();

    public Http(int port) {
        this.port = port;
    }

    public Http with(String header, String value) {
        Http copy = new Http(port);
        copy.headers.putAll(headers);
        copy.headers.put(header, value);
        return copy;
    }

    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer send(String method, String path, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> answered = new HashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
            String type = answered.getOrDefault("content-type", "");
            return new Answer(
                    response.statusCode(),
                    answered,
                    type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

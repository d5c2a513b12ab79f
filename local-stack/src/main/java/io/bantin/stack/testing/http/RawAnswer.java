package io.bantin.stack.testing.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An answer as its bytes say; status 0 if the connection was closed without one. */
public record RawAnswer(int status, String head, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static RawAnswer parse(String text) {
        var end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new RawAnswer(0, text, "");
        }
        return new RawAnswer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }

    /** Why a caller cannot use this answer; null if a caller can. */
    public @Nullable String fault(boolean hasBody) {
        if (status == 0) {
            return "no answer";
        }
        if (status >= 500) {
            return "a fault of the service: " + status;
        }
        if (status < 400 || !hasBody) {
            return null;
        }
        if (!contentType().startsWith("application/problem+json")) {
            return status + " as " + contentType();
        }
        var problem = json();
        return problem.path("traceId").asString("").isEmpty()
                        || problem.path("title").asString("").isEmpty()
                        || !problem.path("errors").isArray()
                        || problem.path("status").asInt() != status
                ? status + " without trace id, title or errors: " + body
                : null;
    }

    public String contentType() {
        for (var line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                return line.substring("content-type:".length()).strip();
            }
        }
        return "(none)";
    }

    public JsonNode json() {
        var start = body.indexOf('{');
        var end = body.lastIndexOf('}');
        try {
            // The sizes of chunks stand before and after the JSON.
            return start < 0 || end < start ? MissingNode.getInstance() : JSON.readTree(body.substring(start, end + 1));
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The field that the problem names first. */
    public String field() {
        return json().path("errors").path(0).path("field").asString("");
    }
}

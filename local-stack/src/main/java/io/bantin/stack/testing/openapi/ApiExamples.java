package io.bantin.stack.testing.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.bantin.stack.testing.http.ApiClient;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends the examples of an API description to the service and holds the answers to what the description says. */
public final class ApiExamples {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ApiDescription description;
    private final ApiClient client;
    private final Set<String> uncalled;

    public ApiExamples(ApplicationContext service) {
        description = ApiDescription.of(service);
        client = new ApiClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        uncalled = new TreeSet<>(description.operations().keySet());
    }

    /** The operations of which no example was sent yet. */
    public Set<String> uncalled() {
        return uncalled;
    }

    /** The operations of the description whose method and path match. */
    public List<String> operations(Pattern pattern) {
        return description.operations().keySet().stream()
                .filter(pattern.asMatchPredicate())
                .toList();
    }

    /**
     * Sends the example of an operation, which must be answered as described.
     *
     * @param operation method and path, for example {@code PUT /api/editorial/categories/{id}}
     * @param actual the values, by name of parameter or field, that examples cannot know: ids, ETags, tokens
     */
    public Answer call(String operation, @Nullable String token, Map<String, Object> actual) {
        var answer = send(operation, token, actual);
        uncalled.remove(operation);
        var faults = faultsOf(described(operation), answer);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "%s: %s in the answer %d %s".formatted(operation, faults, answer.status(), answer.json()));
        }
        return answer;
    }

    /** Sends the example of an operation, whatever the answer. */
    public Answer send(String operation, @Nullable String token, Map<String, Object> actual) {
        var described = described(operation);
        var method = operation.substring(0, operation.indexOf(' '));
        var path = operation.substring(operation.indexOf(' ') + 1);
        var headers = new HashMap<String, String>();
        var query = new ArrayList<String>();
        for (var parameter : described.path("parameters")) {
            var name = parameter.path("name").asString();
            var value = value(parameter, actual);
            if (value == null) {
                continue;
            }
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", value);
                case "header" -> headers.put(name, value);
                default -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return client.send(method, target, token, body(described, actual), headers);
    }

    private JsonNode described(String operation) {
        var described = description.operations().get(operation);
        if (described == null) {
            throw new AssertionError(operation + " is not described; these are: "
                    + description.operations().keySet());
        }
        return described;
    }

    private static @Nullable String value(JsonNode parameter, Map<String, Object> actual) {
        var given = actual.get(parameter.path("name").asString());
        if (given != null) {
            return given.toString();
        }
        // Optional parameters of a query narrow a list; most of their examples fit no data of a test.
        var example = parameter.path("in").asString().equals("query")
                        && !parameter.path("required").asBoolean()
                ? null
                : ApiDescription.example(parameter);
        return example == null ? null : example.asString();
    }

    private @Nullable String body(JsonNode operation, Map<String, Object> actual) {
        var schema = description.bodySchema(operation);
        if (schema.isMissingNode()) {
            return null;
        }
        var example = description.schemaExample(schema);
        if (example == null) {
            throw new AssertionError("the body has no example");
        }
        var body = example.deepCopy();
        if (body instanceof ObjectNode fields) {
            actual.forEach((name, value) -> {
                if (fields.has(name)) {
                    fields.set(name, JSON.valueToTree(value));
                }
            });
        }
        return JSON.writeValueAsString(body);
    }

    private List<String> faultsOf(JsonNode operation, Answer answer) {
        var status = String.valueOf(answer.status());
        var described = operation.path("responses").path(status);
        if (!status.startsWith("2") || described.isMissingNode()) {
            return List.of("a status that is not described for a good example");
        }
        var content = described.path("content").path("application/json").path("schema");
        if (content.isMissingNode()) {
            return answer.json().isMissingNode() ? List.of() : List.of("JSON that is not described");
        }
        var schema = (ObjectNode) content.deepCopy();
        schema.set("components", closed(description.document().path("components")));
        return SCHEMAS
                .getSchema(JSON.writeValueAsString(schema))
                .validate(answer.json().toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** A copy in which no object has more properties than are described. */
    private static JsonNode closed(JsonNode schemas) {
        var copy = schemas.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.forEach(ApiExamples::close);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ApiExamples::close);
        }
    }
}

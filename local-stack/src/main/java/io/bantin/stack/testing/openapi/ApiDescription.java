package io.bantin.stack.testing.openapi;

import io.bantin.stack.testing.http.ApiClient;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of a running service.
 *
 * @param operations by method and path, for example {@code GET /api/categories}
 */
public record ApiDescription(ObjectNode document, Map<String, JsonNode> operations) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    public static ApiDescription of(ApplicationContext service) {
        var environment = service.getEnvironment();
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        var path = environment.getRequiredProperty("springdoc.api-docs.path");
        var document = new ApiClient(port)
                .send("GET", path, null, null, Map.of())
                .expect(200)
                .json();
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths")
                .forEachEntry((address, methods) -> methods.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + address, operation);
                    }
                }));
        return new ApiDescription((ObjectNode) document, operations);
    }

    /** What a reader of the document, a program or a person, would stumble over; empty if it is complete and valid. */
    public List<String> faults() {
        var faults = new ArrayList<>(parserMessages());
        document.findValuesAsString("$ref").stream()
                .distinct()
                .filter(reference -> resolve(reference).isMissingNode())
                .forEach(reference -> faults.add(reference + " is referred to and missing"));
        var ids = new HashSet<String>();
        operations.forEach((name, operation) -> {
            if (!ids.add(operation.path("operationId").asString(""))) {
                faults.add(name + ": another operation has the same operationId");
            }
            faultsOf(operation).forEach(fault -> faults.add(name + ": " + fault));
        });
        if (operations.isEmpty()) {
            faults.add("no operation is described");
        }
        return faults;
    }

    private List<String> parserMessages() {
        var options = new ParseOptions();
        options.setResolve(true);
        var messages = new OpenAPIV3Parser()
                .readContents(new JsonMapper().writeValueAsString(document), null, options)
                .getMessages();
        return messages == null ? List.of() : messages;
    }

    private List<String> faultsOf(JsonNode operation) {
        var faults = new ArrayList<String>();
        if (operation.path("summary").asString("").isBlank()) {
            faults.add("has no summary");
        }
        if (operation.path("responses").propertyNames().stream().noneMatch(status -> status.matches("[23]\\d\\d"))) {
            faults.add("describes no successful answer");
        }
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("description").asString("").isBlank() && example(parameter) == null) {
                faults.add("the parameter '%s' has neither a description nor an example"
                        .formatted(parameter.path("name").asString()));
            }
        }
        var schema = bodySchema(operation);
        if (!schema.isMissingNode() && schemaExample(schema) == null) {
            faults.add("the body has no example; write @Schema(example = …) at its fields");
        }
        return faults;
    }

    JsonNode bodySchema(JsonNode operation) {
        return operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    /** The example of a parameter, or null. */
    static @Nullable JsonNode example(JsonNode parameter) {
        var own = parameter.path("example");
        var ofSchema = parameter.path("schema").path("example");
        return !own.isMissingNode() ? own : ofSchema.isMissingNode() ? null : ofSchema;
    }

    /** The example of a schema, or the object made of the examples of its properties; null where there is none. */
    @Nullable
    JsonNode schemaExample(JsonNode schema) {
        var target = schema.has("$ref") ? resolve(schema.path("$ref").asString()) : schema;
        if (target.has("example")) {
            return target.path("example");
        }
        var whole = new JsonMapper().createObjectNode();
        target.path("properties").forEachEntry((name, property) -> {
            var part = schemaExample(property);
            if (part != null) {
                whole.set(name, part);
            }
        });
        return whole.isEmpty() ? null : whole;
    }

    private JsonNode resolve(String reference) {
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : document.path("outside");
    }
}

package io.bantin.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes docs/configuration.md from the YAML files, the metadata of Spring Boot's annotation processor, and the Compose files. */
final class ConfigurationReference {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SERVICES =
            List.of("gateway", "article-service", "category-service", "notification-service", "portal");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");
    private static final Pattern COMPOSE_VARIABLE =
            Pattern.compile("(?<!\\$)\\$\\{([A-Z][A-Z0-9_]*)(?::([-?])([^}]*))?}");

    private static final String INTRODUCTION = """
            # Configuration

            `ConfigurationReferenceTests` writes this page from the code and fails when it is out of date. Every property can be given as an
            environment variable too, as Spring Boot does it: upper case, dots to `_`, dashes dropped (`bantin.deliveries.news-for` is
            `BANTIN_DELIVERIES_NEWSFOR`). The variables of the first tables are short names for what every installation sets. A file in
            `/run/secrets` counts as a variable of its name in docker-compose.yml (`SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/`).

            `LOG_FORMAT=json` writes each log line as JSON in the Elastic Common Schema. `OTEL_*` are OpenTelemetry's own variables, as far as
            Spring Boot maps them: with `OTEL_EXPORTER_OTLP_ENDPOINT` traces are sent (`http/protobuf`); `OTEL_SERVICE_NAME`,
            `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER`, `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_SDK_DISABLED` and the rest work likewise. Metrics
            are scraped from `/actuator/prometheus`, logs are read from the console: both are not exported. `JAVA_TOOL_OPTIONS` adds to the JVM's options.
            """;

    /** The service that runs the module dead-letters. */
    private static final String HAS_DEAD_LETTERS = "notification-service";

    private ConfigurationReference() {}

    static String write() {
        var text = new StringBuilder(INTRODUCTION);
        text.append("\n## Every service but the gateway\n");
        variables(text, yamlOf("service-kit"));
        properties(text, "service-kit");
        for (var service : SERVICES) {
            text.append("\n## ").append(service).append('\n');
            variables(text, yamlOf(service));
            properties(text, service);
            if (service.equals(HAS_DEAD_LETTERS)) {
                properties(text, "dead-letters");
            }
        }
        text.append(
                "\n## docker compose\n\nRead from `.env` and the environment; the last column is used where both say nothing.\n");
        compose(text);
        return text.toString();
    }

    private static void variables(StringBuilder text, String file) {
        var found = new TreeMap<String, Variable>();
        Map<String, Object> yaml = new Yaml().load(read(file));
        flatten("", yaml).forEach((property, value) -> {
            var matcher = VARIABLE.matcher(value);
            while (matcher.find()) {
                var fallback = matcher.group(2) == null ? "" : matcher.group(2);
                found.merge(matcher.group(1), new Variable(fallback, List.of(property)), Variable::and);
            }
        });
        if (found.isEmpty()) {
            return;
        }
        text.append("\n| variable | default | property |\n|---|---|---|\n");
        found.forEach((name, variable) -> row(
                text, "`" + name + "`", code(variable.fallback()), code(String.join("`, `", variable.properties()))));
    }

    private record Variable(String fallback, List<String> properties) {

        Variable and(Variable other) {
            var all = new ArrayList<>(properties);
            all.addAll(other.properties);
            return new Variable(fallback, all);
        }
    }

    private static void properties(StringBuilder text, String module) {
        var file = module + "/target/classes/META-INF/spring-configuration-metadata.json";
        if (Files.notExists(ROOT.resolve(file))) {
            // The annotation processor writes no metadata for a module without properties.
            return;
        }
        var metadata = JsonMapper.shared().readTree(read(file));
        var rows = new TreeMap<String, JsonNode>();
        metadata.path("properties")
                .forEach(property -> rows.put(property.path("name").asString(), property));
        if (rows.isEmpty()) {
            return;
        }
        // The value in the service's YAML file overrides the default in the code.
        var yaml = flatten("", new Yaml().load(read(yamlOf(module))));
        text.append("\n| property | default | |\n|---|---|---|\n");
        rows.forEach((name, property) -> row(
                text,
                "`" + name + "`",
                code(yaml.getOrDefault(name, fallback(property.path("defaultValue")))),
                property.path("description").asString("").replaceAll("\\s+", " ")));
    }

    private static String yamlOf(String module) {
        return switch (module) {
            case "service-kit" -> "service-kit/src/main/resources/bantin-defaults.yml";
            case "dead-letters" -> yamlOf(HAS_DEAD_LETTERS);
            default -> module + "/src/main/resources/application.yml";
        };
    }

    private static String fallback(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
        }
        return value.asString("");
    }

    private static void compose(StringBuilder text) {
        var env = read(".env")
                .lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var found = new TreeMap<String, String>();
        for (var file : List.of("docker-compose.yml", "deploy/compose/stand-ins.yml", "deploy/compose/dev.yml")) {
            var matcher = COMPOSE_VARIABLE.matcher(read(file));
            while (matcher.find()) {
                found.merge(
                        matcher.group(1),
                        "-".equals(matcher.group(2)) ? matcher.group(3) : "",
                        (one, other) -> one.isEmpty() ? other : one);
            }
        }
        text.append("\n| variable | in `.env` | else |\n|---|---|---|\n");
        found.forEach(
                (name, fallback) -> row(text, "`" + name + "`", code(env.getOrDefault(name, "")), code(fallback)));
    }

    private static Map<String, String> flatten(String prefix, Map<?, ?> yaml) {
        var flat = new TreeMap<String, String>();
        yaml.forEach((key, value) -> {
            var name = prefix + key;
            if (value instanceof Map<?, ?> nested) {
                flat.putAll(flatten(name + ".", nested));
            } else {
                flat.put(name, String.valueOf(value));
            }
        });
        return flat;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

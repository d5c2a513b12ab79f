package io.bantin.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.asyncapi.v3._0_0.model.AsyncAPI;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds docs/asyncapi.yml to the topics in the code and to the schemas of the services that own the events. */
class AsyncApiTests {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path FILE = REPOSITORY.resolve("docs/asyncapi.yml");
    private static final String SCHEMA = ".v1.schema.json";

    private static JsonNode document;

    @BeforeAll
    static void readTheDocument() throws IOException {
        document = new YAMLMapper().readTree(FILE.toFile());
    }

    @Test
    void isAnAsyncApiDocument() throws IOException {
        var parsed = new YAMLMapper().readValue(FILE.toFile(), AsyncAPI.class);

        assertThat(parsed.getAsyncapi()).isEqualTo("3.0.0");
        assertThat(parsed.getChannels()).isNotEmpty();
    }

    @Test
    void describesTheTopicsOfTheCode() {
        assertThat(document.path("channels").properties())
                .extracting(channel -> topic(channel.getValue()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .map(topic -> "%s %d partitions, %d ms"
                                .formatted(
                                        topic.topicName(),
                                        topic.partitions(),
                                        Math.max(-1, topic.kept().toMillis())))
                        .toList());
    }

    @Test
    void describesEveryEventWithTheSchemaOfItsOwner() throws IOException {
        var described = new TreeSet<Path>();
        for (var message : document.at("/components/messages").properties()) {
            var schema = FILE.resolveSibling(
                            message.getValue().at("/payload/$ref").asText())
                    .normalize();
            described.add(schema);
            assertThat(schema).hasFileName(message.getKey() + SCHEMA);
            assertThat(message.getValue().path("name").asText()).isEqualTo(message.getKey());
        }

        assertThat(described).isEqualTo(ownersSchemas());
    }

    @Test
    void refersOnlyToWhatExists() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(exists(reference)).as(reference).isTrue());
        assertThat(document.path("channels").findValues("messages"))
                .flatExtracting(messages -> messages.findValuesAsText("$ref"))
                .hasSize(document.at("/components/messages").size());
    }

    private static String topic(JsonNode channel) {
        var kafka = channel.at("/bindings/kafka");
        assertThat(kafka.path("topic")).isEqualTo(channel.path("address"));
        return "%s %d partitions, %d ms"
                .formatted(
                        channel.path("address").asText(),
                        kafka.path("partitions").asInt(),
                        kafka.at("/topicConfiguration/retention.ms").asLong());
    }

    private static Set<Path> ownersSchemas() throws IOException {
        var schemas = new TreeSet<Path>();
        for (var owner : new String[] {"article-service", "category-service"}) {
            try (Stream<Path> files = Files.list(REPOSITORY.resolve(owner).resolve("contracts"))) {
                files.filter(file -> file.toString().endsWith(SCHEMA)).forEach(schemas::add);
            }
        }
        return schemas;
    }

    private static boolean exists(String reference) {
        return reference.startsWith("#")
                ? !document.at(reference.substring(1)).isMissingNode()
                : Files.exists(FILE.resolveSibling(reference));
    }
}

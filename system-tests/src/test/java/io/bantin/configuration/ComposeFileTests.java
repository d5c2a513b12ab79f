package io.bantin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Checks docker-compose.yml on machines without a Docker engine, too. */
class ComposeFileTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TAG = Pattern.compile(".+:v?[0-9]+\\.[0-9]+\\.[0-9]+.*");

    @Test
    void pinsImagesAndShipsNoSecret() throws IOException {
        var settings = settings();

        assertThat(settings.entrySet().stream()
                        .filter(setting -> setting.getKey().endsWith("_IMAGE")))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.getValue()).matches(TAG));
        assertThat(settings.keySet()).noneMatch(name -> name.matches(".*(SECRET|PASSWORD|CREDENTIAL|TOKEN).*"));
    }

    @Test
    void limitsEveryContainerAndItsLog() throws IOException {
        services().forEach((name, service) -> {
            assertThat(service).as(name).containsKey("mem_limit");
            if (!name.equals("secrets")) {
                assertThat(service).as(name).containsKeys("logging", "healthcheck", "stop_grace_period", "restart");
            }
        });
    }

    @Test
    void fixesNoAddressAndNoContainerName() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docker-compose.yml")))
                .doesNotContain("ipv4_address", "container_name", "subnet");
    }

    @Test
    void includesTheCopiedFilesInTheBuildContext() throws IOException {
        var seen = Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        for (var file : List.of("Dockerfile", "stand-ins.Dockerfile")) {
            for (var line : Files.readAllLines(ROOT.resolve("deploy/docker").resolve(file))) {
                if (!line.startsWith("COPY ") || line.contains("--from")) {
                    continue;
                }
                var words = line.split(" ");
                for (var source : List.of(words).subList(1, words.length - 1)) {
                    for (var path : expand(source)) {
                        assertThat(seen).as(line).anyMatch(shown -> path.equals(shown) || path.startsWith(shown + "/"));
                    }
                }
            }
        }
    }

    private static List<String> expand(String source) {
        var path = source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
        return path.contains("${SERVICE}")
                ? Stream.of("gateway", "article-service", "category-service", "notification-service", "portal")
                        .map(service -> path.replace("${SERVICE}", service))
                        .toList()
                : List.of(path);
    }

    private static Map<String, String> settings() throws IOException {
        return Files.readAllLines(ROOT.resolve(".env")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(200);
        Map<String, Map<String, Map<String, Object>>> file =
                new Yaml(options).load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return Objects.requireNonNull(file.get("services"));
    }
}

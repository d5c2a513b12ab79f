package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The {@code type} of a problem is a link, so each kind needs a page. */
@GatewayTest
class ProblemKindsTests {

    /** A kind followed by its title. */
    private static final Pattern KIND = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\",\\s*\"[A-Z]");

    private final Caller caller;

    ProblemKindsTests(@LocalServerPort int port) {
        caller = Caller.from("127.0.8.1", port);
    }

    @Test
    void explainsEachKindOfTheServices() throws IOException {
        var kinds = new TreeSet<>(List.of("bad-request", "method-not-allowed", "unsupported-media-type"));
        try (var modules = Files.list(Path.of(".."))) {
            modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ProblemKindsTests::sources)
                    .flatMap(ProblemKindsTests::kindsIn)
                    .forEach(kinds::add);
        }

        assertThat(kinds).contains("article-withdrawn", "already-confirmed", "category-in-use", "invalid-input");
        var page = caller.get("/problems").body();
        assertThat(kinds).allSatisfy(kind -> assertThat(page).contains("\"/problems/" + kind + "\""));
    }

    @Test
    void servesAPageForEachKind() {
        assertThat(caller.get("/problems/too-many-requests").body()).contains("429");
    }

    private static Stream<String> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(ProblemKindsTests::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> kindsIn(String source) {
        return source.contains(" extends Problem ")
                ? KIND.matcher(source).results().map((MatchResult kind) -> kind.group(1))
                : Stream.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

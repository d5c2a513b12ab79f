package io.bantin.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds pages that quote a test or a type that was renamed. */
class DocumentationTests {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    /** {@code OutboxRelayIT.keepsTheOrderOfADocument}; {@code …anotherMethod} is a method of the class that the page names last. */
    private static final Pattern TEST = Pattern.compile("([A-Z][a-z]\\w*(?:IT|Tests))(?:\\.(\\w+))?|…(\\w+)");

    /** Requires two capitals, since a word with one capital may be anything: {@code PageCache}, {@code reading.FreshPages.get}. */
    private static final Pattern TYPE =
            Pattern.compile("(?:[a-z]+\\.)*([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)(?:\\.([a-z]\\w*)(?:\\(\\))?)?");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:`\\s]+)(?:#[^)]*)?\\)");

    private static final Set<String> TYPES_OF_OTHERS = Set.of(
            "ErrorReportValve",
            "HttpObjectAggregator",
            "InlineParserImpl",
            "MongoOperations",
            "MongoRepository",
            "MongoTemplate",
            "RequestContextFilter");

    private static Sources sources;

    @BeforeAll
    static void readSources() throws IOException {
        sources = Sources.of(REPOSITORY);
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"));
                Stream<Path> root = Files.list(REPOSITORY)) {
            return Stream.concat(docs, root)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(REPOSITORY::relativize)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotesTestsThatExist(Path page) throws IOException {
        var missing = new ArrayList<String>();
        var type = "";
        for (String code : codeOf(page)) {
            var test = TEST.matcher(code);
            if (!test.matches()) {
                continue;
            }
            type = test.group(1) == null ? type : test.group(1);
            String method = test.group(3) == null ? test.group(2) : test.group(3);
            if (method == null ? !sources.hasType(type) : !sources.hasTest(type, method)) {
                missing.add(method == null ? type : type + "." + method);
            }
        }
        assertThat(missing)
                .as("tests that %s names and nobody has written", page)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotesTypesThatExist(Path page) throws IOException {
        var missing = new ArrayList<String>();
        for (String code : codeOf(page)) {
            var quoted = TYPE.matcher(code);
            if (quoted.matches() && !TYPES_OF_OTHERS.contains(quoted.group(1))) {
                boolean exists = quoted.group(2) == null
                        ? sources.hasType(quoted.group(1))
                        : sources.hasMember(quoted.group(1), quoted.group(2));
                if (!exists) {
                    missing.add(code);
                }
            }
        }
        assertThat(missing)
                .as("types or members that %s names and the code does not have", page)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToFilesThatExist(Path page) throws IOException {
        Path file = REPOSITORY.resolve(page);
        assertThat(LINK.matcher(Files.readString(file)).results())
                .extracting(link -> link.group(1))
                .allSatisfy(target -> assertThat(file.resolveSibling(target)).exists());
    }

    @Test
    void findsTestsToCheck() throws IOException {
        assertThat(codeOf(Path.of("docs/guarantees.md")))
                .filteredOn(code -> TEST.matcher(code).matches())
                .hasSizeGreaterThan(100);
    }

    private static List<String> codeOf(Path page) throws IOException {
        return CODE.matcher(Files.readString(REPOSITORY.resolve(page)))
                .results()
                .map(code -> code.group(1))
                .toList();
    }
}

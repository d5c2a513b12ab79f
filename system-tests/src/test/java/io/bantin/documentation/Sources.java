package io.bantin.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of each Java type of the repository, nested types included. Types of the same name in several modules share one entry. */
final class Sources {

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern METHOD_OF_A_TEST = Pattern.compile("\\bvoid\\s+(\\w+)\\s*\\(");

    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<String>> tests = new HashMap<>();

    private Sources() {}

    static Sources of(Path repository) throws IOException {
        var sources = new Sources();
        try (Stream<Path> modules = Files.list(repository)) {
            for (Path module : modules.filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .toList()) {
                try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::read);
                }
            }
        }
        return sources;
    }

    boolean hasType(String type) {
        return words.containsKey(type);
    }

    boolean hasMember(String type, String member) {
        return words.getOrDefault(type, Set.of()).contains(member);
    }

    boolean hasTest(String type, String method) {
        return tests.getOrDefault(type, Set.of()).contains(method);
    }

    private void read(Path file) {
        try {
            String source = Files.readString(file);
            for (var types = TYPE.matcher(source); types.find(); ) {
                addAll(words, types.group(1), WORD, 0, source);
                addAll(tests, types.group(1), METHOD_OF_A_TEST, 1, source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addAll(Map<String, Set<String>> names, String type, Pattern pattern, int group, String source) {
        var found = names.computeIfAbsent(type, _ -> new HashSet<>());
        pattern.matcher(source).results().forEach(result -> found.add(result.group(group)));
    }
}

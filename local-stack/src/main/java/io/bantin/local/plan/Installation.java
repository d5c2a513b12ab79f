package io.bantin.local.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The checkout with its built jars, and the Java that runs them. */
public record Installation(Path root, Path java) {

    public static Installation current() {
        return new Installation(
                Path.of(System.getProperty("bantin.home", ".")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    public Path target(Role role) {
        return root.resolve(role.module()).resolve("target");
    }

    public Path jar(Role role) {
        var target = target(role);
        try (var files = Files.newDirectoryStream(target, role.module() + "-*.jar")) {
            Path newest = null;
            for (var jar : files) {
                if (newest == null || byAge().compare(jar, newest) > 0) {
                    newest = jar;
                }
            }
            if (newest == null) {
                throw new Refusal("%s holds no jar; build first: mvn -DskipTests package".formatted(target));
            }
            return newest;
        } catch (IOException e) {
            throw new Refusal("%s is not there; build first: mvn -DskipTests package".formatted(target), e);
        }
    }

    /** Of several versions the one that was built last. */
    private static Comparator<Path> byAge() {
        return Comparator.comparing(jar -> {
            try {
                return Files.getLastModifiedTime(jar);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

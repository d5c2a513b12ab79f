package io.bantin.local.plan;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout with its built jars, and the Java executable that runs them. */
public record Installation(Path root, Path java) {

    public static Installation current() {
        return new Installation(
                Path.of(System.getProperty("bantin.home", ".")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    public Path target(ProcessKind role) {
        return root.resolve(role.module()).resolve("target");
    }

    /** The stack and the launcher run from a copy that the script makes, so that a build cannot change it. */
    public Path jar(ProcessKind role) {
        var folder = role == ProcessKind.STACK ? target(role).resolve("app") : target(role);
        var jar = folder.resolve(role.module() + ".jar");
        if (!Files.exists(jar)) {
            throw new CommandFailed("%s does not exist; build it: mvn -DskipTests package".formatted(jar));
        }
        return jar;
    }
}

package io.bantin.local.plan;

import java.nio.file.Files;
import java.nio.file.Path;

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

    /** The stack, like the launcher, runs from the copy that the script made, which no build touches. */
    public Path jar(Role role) {
        var folder = role == Role.STACK ? target(role).resolve("app") : target(role);
        var jar = folder.resolve(role.module() + ".jar");
        if (!Files.exists(jar)) {
            throw new Refusal("%s is not there; build first: mvn -DskipTests package".formatted(jar));
        }
        return jar;
    }
}

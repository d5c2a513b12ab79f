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

    /** The stack runs from the jar that the launcher runs from: the script made a copy, which no build touches. */
    public Path jar(Role role) {
        var own = System.getProperty("java.class.path");
        if (role == Role.STACK && own.endsWith(role.module() + ".jar")) {
            return Path.of(own);
        }
        var jar = target(role).resolve(role.module() + ".jar");
        if (!Files.exists(jar)) {
            throw new Refusal("%s is not there; build first: mvn -DskipTests package".formatted(jar));
        }
        return jar;
    }
}

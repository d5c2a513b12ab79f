package io.bantin.torture.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Packs the mutation agent as a jar that a JVM loads at its start. */
public final class AgentJar {

    private AgentJar() {}

    /** The environment variables that make every process of a system start with these mutations. */
    public static String toolOptions(String... mutations) {
        return "-javaagent:%s=%s".formatted(write(), String.join("+", mutations));
    }

    private static Path write() {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", MutationAgent.class.getName());
        main.put(Attributes.Name.CLASS_PATH, placeOf(ByteBuddy.class).toUri().toString());
        var jar = Path.of("target", "torture", "mutation-agent.jar").toAbsolutePath();
        var classes = placeOf(MutationAgent.class);
        var folder = classes.resolve(MutationAgent.class.getPackageName().replace('.', '/'));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var files = Files.newDirectoryStream(folder, "MutationAgent*.class")) {
            for (var file : files) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

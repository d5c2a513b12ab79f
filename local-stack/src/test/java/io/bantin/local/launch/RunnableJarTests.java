package io.bantin.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.Installation;
import io.bantin.local.plan.ProcessKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnableJarTests {

    /** Answers the call to extract as an executable jar does, as far as it is looked at here. */
    private static final String EXTRACTS_ITSELF = """
            import java.nio.file.*;
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    var app = Files.createDirectories(Path.of(arguments[2]));
                    Files.writeString(app.resolve("portal.jar"), "extracted");
                }
            }
            """;

    @TempDir
    Path root = Path.of(".");

    private Path built = Path.of(".");
    private Path cache = Path.of(".");

    @BeforeEach
    void build() throws IOException {
        built = Files.createDirectories(root.resolve("portal/target")).resolve("portal.jar");
        writeJar("first");
        RunnableJar.of(ProcessKind.PORTAL, installation());
        cache = Files.writeString(root.resolve("portal/target/app/portal.aot"), "costly");
    }

    @Test
    void runsTheExtractedFormBesideTheJar() {
        assertThat(RunnableJar.of(ProcessKind.PORTAL, installation()).path())
                .isEqualTo(root.resolve("portal/target/app/portal.jar"))
                .hasContent("extracted");
    }

    @Test
    void keepsItAndItsCacheWhenABuildChangedNothing() throws IOException {
        writeJar("first");
        RunnableJar.of(ProcessKind.PORTAL, installation());

        assertThat(cache).exists();
    }

    @Test
    void extractsAnewWhatABuildChanged() throws IOException {
        writeJar("second");
        RunnableJar.of(ProcessKind.PORTAL, installation());

        assertThat(cache).doesNotExist();
    }

    @Test
    void refusesWhatIsNoExecutableJar() throws IOException {
        Files.writeString(built, "half a jar");

        assertThatThrownBy(() -> RunnableJar.of(ProcessKind.PORTAL, installation()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("Cannot extract");
        assertThat(cache).exists();
    }

    private Installation installation() {
        return new Installation(root, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private void writeJar(String content) throws IOException {
        var source = Files.writeString(root.resolve("Main.java"), EXTRACTS_ITSELF);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", root.toString(), source.toString());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
        try (var jar = new JarOutputStream(Files.newOutputStream(built))) {
            write("META-INF/MANIFEST.MF", jar);
            manifest.write(jar);
            write("Main.class", jar);
            Files.copy(root.resolve("Main.class"), jar);
            write(content, jar);
        }
    }

    /** Always with the same time, as in a repeatable build. */
    private static void write(String name, JarOutputStream jar) throws IOException {
        var entry = new JarEntry(name);
        entry.setTime(0);
        jar.putNextEntry(entry);
    }
}

package io.bantin.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTests {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void isUsedOnlyWhenFinishedAndNewerThanTheJar() throws IOException {
        var jar = Files.writeString(folder.resolve("portal-1.jar"), "jar");
        var cache = AotCache.beside(jar);
        assertThat(cache.isUsable()).isFalse();

        Files.writeString(cache.unfinished(), "half of it");
        assertThat(cache.isUsable()).isFalse();

        // More than once: file systems count time in steps, and within one step the cache is not newer.
        await().until(() -> {
            Files.writeString(cache.unfinished(), "all of it");
            cache.finish();
            return cache.isUsable();
        });

        await().until(() -> {
            Files.writeString(jar, "another jar");
            // A repeatable build gives it the time of the old one.
            Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
            return !cache.isUsable();
        });
    }

    @Test
    void isAnotherFileForAnotherJvm() {
        var jar = folder.resolve("portal-1.jar");
        var here = AotCache.beside(jar);
        var version = System.getProperty("java.vm.version");
        try {
            System.setProperty("java.vm.version", "99+1");
            assertThat(AotCache.beside(jar).file()).isNotEqualTo(here.file());
        } finally {
            System.setProperty("java.vm.version", version);
        }
        assertThat(AotCache.beside(jar)).isEqualTo(here);
    }
}

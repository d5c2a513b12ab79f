package io.bantin.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

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
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
        var cache = AotCache.beside(jar);
        assertThat(cache.isUsable()).isFalse();

        Files.writeString(cache.unfinished(), "half of it");
        assertThat(cache.isUsable()).isFalse();

        cache.finish();
        assertThat(cache.isUsable()).isTrue();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(cache.isUsable()).isFalse();
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

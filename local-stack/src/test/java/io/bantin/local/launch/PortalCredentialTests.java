package io.bantin.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalCredentialTests {

    @Test
    void isMadeOnceForEachDataFolder(@TempDir Path first, @TempDir Path second) {
        var credential = PortalCredential.in(first);

        assertThat(credential).matches("[0-9a-f]{64}").isEqualTo(PortalCredential.in(first));
        assertThat(PortalCredential.in(second)).isNotEqualTo(credential);
    }

    @Test
    void canBeReadByItsOwnerOnly(@TempDir Path data) throws IOException {
        PortalCredential.in(data);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("secrets/portal.credential"))))
                .isEqualTo("rw-------");
    }
}

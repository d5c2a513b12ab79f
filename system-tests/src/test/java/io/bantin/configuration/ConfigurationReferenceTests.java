package io.bantin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTests {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void namesEveryVariableAndPropertyThatTheCodeReads() throws IOException {
        var current = ConfigurationReference.write();
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, current);
        }
        assertThat(PAGE).as("""
                        docs/configuration.md is older than the code. Write it anew:
                        mvn test -pl system-tests -am -Dtest=ConfigurationReferenceTests -Dsurefire.failIfNoSpecifiedTests=false -Dconfiguration.write=true""").content().isEqualTo(current);
    }
}

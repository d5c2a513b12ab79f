package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A gateway that cannot start says why in one sentence. */
@ExtendWith(OutputCaptureExtension.class)
class StartupTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "change-me-change-me-change-me-change-me"})
    void namesTheMissingOrWeakSecret(String credential, CapturedOutput said) {
        var gateway = new SpringApplicationBuilder(Gateway.class);

        assertThatThrownBy(() -> gateway.run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--bantin.gateway.portal-credential=" + credential))
                .hasRootCauseMessage(sentence());
        assertThat(said.getOut()).contains("APPLICATION FAILED TO START", sentence());
        assertThat(said.getAll()).doesNotContain("\tat ");
    }

    private static String sentence() {
        return "PORTAL_CREDENTIAL is missing, shorter than 32 characters, or an example: give the gateway and the portal the same random secret, for example from `openssl rand -hex 32`.";
    }
}

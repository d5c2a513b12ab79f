package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.local.plan.ProcessKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@UsesSharedSystem
class BuildInfoJourneyIT {

    @ParameterizedTest
    @EnumSource(value = ProcessKind.class, mode = Mode.EXCLUDE, names = "STACK")
    void eachServiceShowsItsVersionAndCommit(ProcessKind service, Bantin bantin) {
        var info = bantin.managementOf(service).get("/actuator/info");

        assertThat(info.status()).isEqualTo(200);
        assertThat(info.json().at("/build/artifact").asString()).isEqualTo(service.label());
        assertThat(info.json().at("/build/version").asString()).isNotEmpty();
        if (Files.exists(Path.of("..", ".git"))) { // An exported source tree has no commit.
            assertThat(info.json().at("/git/commit/id").asString()).matches("[0-9a-f]{7,40}");
        }
    }

    @ParameterizedTest
    @EnumSource(value = ProcessKind.class, mode = Mode.EXCLUDE, names = "STACK")
    void eachServiceListsItsLibraries(ProcessKind service, Bantin bantin) {
        var libraries = bantin.managementOf(service).get("/actuator/sbom/application");

        assertThat(libraries.status()).isEqualTo(200);
        assertThat(libraries.json().at("/bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(libraries.json().at("/components").findValuesAsString("name"))
                .contains("spring-boot")
                .doesNotContain("local-stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/info", "/actuator/sbom", "/actuator/sbom/application"})
    void theGatewayLeadsNobodyToThem(String path, Bantin bantin) {
        assertThat(bantin.visitor().get(path).status()).isEqualTo(404);
    }
}

package io.bantin.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Every manifest is listed, every service is hardened, and the scaler says only what KEDA knows. */
class KubernetesTests {

    private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes");
    private static final Set<String> SCALED_OBJECT = Set.of(
            "scaleTargetRef", "minReplicaCount", "maxReplicaCount", "pollingInterval", "cooldownPeriod", "triggers");

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production"})
    void everyFileIsListedAndEveryListedFileExists(String folder) throws IOException {
        Path directory = MANIFESTS.resolve(folder);
        Map<String, Object> kustomization =
                map(new Yaml().load(Files.readString(directory.resolve("kustomization.yaml"))));
        Set<String> listed = new TreeSet<>();
        list(kustomization.get("resources")).forEach(resource -> listed.add(String.valueOf(resource)));
        list(kustomization.get("patches"))
                .forEach(patch -> listed.add(String.valueOf(map(patch).get("path"))));

        assertThat(listed)
                .allSatisfy(name -> assertThat(directory.resolve(name)).exists());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".yml")))
                    .isSubsetOf(listed);
        }
    }

    @Test
    void everyServiceIsProbedBoundedAndWithoutRights() throws IOException {
        assertThat(ofKind("Deployment")).hasSize(5).allSatisfy(deployment -> {
            Map<String, Object> pod = in(deployment, "spec", "template", "spec");
            assertThat(in(pod, "securityContext")).containsEntry("runAsNonRoot", true);
            Map<String, Object> container = map(list(pod.get("containers")).getFirst());
            assertThat(container).containsKeys("startupProbe", "livenessProbe", "readinessProbe");
            assertThat(in(container, "resources", "limits")).containsKey("memory");
            assertThat(in(container, "securityContext"))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false);
            assertThat(list(container.get("env")))
                    .allSatisfy(variable ->
                            assertThat(in(map(variable), "valueFrom")).containsKey("secretKeyRef"));
        });
        assertThat(ofKind("PodDisruptionBudget")).hasSize(5);
        assertThat(ofKind("NetworkPolicy")).hasSize(7);
    }

    @Test
    void theScalerSaysOnlyWhatKedaKnows() throws IOException {
        assertThat(ofKind("ScaledObject")).singleElement().satisfies(scaler -> {
            assertThat(scaler).containsEntry("apiVersion", "keda.sh/v1alpha1");
            assertThat(in(scaler, "spec").keySet()).isSubsetOf(SCALED_OBJECT);
            assertThat(String.valueOf(scaler)).contains("bantin_chunks_open");
        });
    }

    private static List<Map<String, Object>> ofKind(String kind) throws IOException {
        List<Map<String, Object>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MANIFESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yml")).toList()) {
                new Yaml().loadAll(Files.readString(file)).forEach(document -> found.add(map(document)));
            }
        }
        return found.stream()
                .filter(manifest -> kind.equals(manifest.get("kind")))
                .toList();
    }

    private static Map<String, Object> in(Map<String, Object> manifest, String... path) {
        Map<String, Object> here = manifest;
        for (String name : path) {
            here = map(here.get(name));
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object yaml) {
        return (Map<String, Object>) requireNonNull(yaml);
    }

    private static List<?> list(@Nullable Object yaml) {
        return yaml == null ? List.of() : (List<?>) yaml;
    }
}

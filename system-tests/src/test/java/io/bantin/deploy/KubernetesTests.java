package io.bantin.deploy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Every manifest is listed and has only fields that Kubernetes knows. Every service and the scaler are hardened. */
class KubernetesTests {

    private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes");
    private static final Set<String> SCALED_OBJECT = Set.of(
            "scaleTargetRef", "minReplicaCount", "maxReplicaCount", "pollingInterval", "cooldownPeriod", "triggers");

    private static final Map<String, Class<?>> MODELS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "v1 ServiceAccount", ServiceAccount.class,
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private static final Set<String> FREE =
            Set.of("labels", "annotations", "matchLabels", "data", "limits", "requests");

    /** Finds unknown fields, which the model accepts and the API server refuses with strict validation. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
                    return false;
                }
            })
            .build();

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
    void everyManifestHasOnlyFieldsOfKubernetes() throws IOException {
        List<Map<String, Object>> manifests = manifests();
        Set<String> kinds = new TreeSet<>();
        for (Map<String, Object> manifest : manifests) {
            Class<?> model = MODELS.get(manifest.get("apiVersion") + " " + manifest.get("kind"));
            if (model != null) {
                kinds.add(model.getSimpleName());
                STRICT.convertValue(manifest, model);
            } else {
                assertThat(manifest.get("kind")).isIn("ScaledObject", "Kustomization");
            }
        }

        assertThat(kinds).hasSize(MODELS.size());
    }

    @Test
    void aMisspeltFieldIsRefusedWhereverItStands() throws IOException {
        int places = 0;
        for (Map<String, Object> manifest : manifests()) {
            Class<?> model = MODELS.get(manifest.get("apiVersion") + " " + manifest.get("kind"));
            for (Map<String, Object> place : model == null ? List.<Map<String, Object>>of() : objectsIn(manifest)) {
                place.put("replcas", 2);
                assertThatThrownBy(() -> STRICT.convertValue(manifest, model)).hasMessageContaining("replcas");
                place.remove("replcas");
                places++;
            }
        }

        assertThat(places).isGreaterThan(100);
    }

    /** Returns the object and the objects in it, except maps with free keys. */
    private static List<Map<String, Object>> objectsIn(Map<String, Object> object) {
        List<Map<String, Object>> found = new ArrayList<>(List.of(object));
        boolean isService = "Service".equals(object.get("kind"));
        object.forEach((name, value) -> {
            if (value instanceof Map<?, ?> && !FREE.contains(name)) {
                Map<String, Object> inner = map(value);
                found.addAll(objectsIn(inner));
                if (isService && name.equals("spec")) {
                    found.remove(inner.get("selector"));
                }
            } else if (value instanceof List<?> several) {
                several.stream().filter(Map.class::isInstance).forEach(one -> found.addAll(objectsIn(map(one))));
            }
        });
        return found;
    }

    @Test
    void theScalerHasOnlyFieldsOfKeda() throws IOException {
        assertThat(ofKind("ScaledObject")).singleElement().satisfies(scaler -> {
            assertThat(scaler).containsEntry("apiVersion", "keda.sh/v1alpha1");
            assertThat(in(scaler, "spec").keySet()).isSubsetOf(SCALED_OBJECT);
            assertThat(String.valueOf(scaler)).contains("bantin_chunks_open");
        });
    }

    private static List<Map<String, Object>> ofKind(String kind) throws IOException {
        return manifests().stream()
                .filter(manifest -> kind.equals(manifest.get("kind")))
                .toList();
    }

    private static List<Map<String, Object>> manifests() throws IOException {
        List<Map<String, Object>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MANIFESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yml")).toList()) {
                new Yaml().loadAll(Files.readString(file)).forEach(document -> found.add(map(document)));
            }
        }
        return found;
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

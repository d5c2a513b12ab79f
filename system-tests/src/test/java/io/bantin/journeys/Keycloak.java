package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs Keycloak from Maven Central on the loopback address, with the realm of {@code deploy/keycloak}. */
final class Keycloak implements AutoCloseable {

    private static final String ARTIFACT = "org.keycloak:keycloak-quarkus-dist:26.7.3:zip";
    private static final Duration FETCH = Duration.ofMinutes(10);
    private static final Duration START = Duration.ofMinutes(6);

    private final Process process;
    private final String realm;
    private final String password;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Keycloak(Process process, String realm, String password) {
        this.process = process;
        this.realm = realm;
        this.password = password;
    }

    /** Empty if {@code mvn} is missing, or if Maven Central cannot be reached. */
    static Optional<Path> fetch(Path folder) throws IOException, InterruptedException {
        var home = folder.resolve("keycloak-26.7.3");
        if (Files.exists(home.resolve("bin/kc.sh"))) {
            return Optional.of(home);
        }
        try {
            var maven = new ProcessBuilder(
                            "mvn",
                            "-B",
                            "-q",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.10.0:unpack",
                            "-Dartifact=" + ARTIFACT,
                            "-DoutputDirectory=" + folder)
                    .directory(Files.createDirectories(folder).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("fetch.log").toFile())
                    .start();
            if (!maven.waitFor(FETCH.toSeconds(), TimeUnit.SECONDS)) {
                maven.destroyForcibly();
            }
            return Files.exists(home.resolve("bin/kc.sh")) ? Optional.of(home) : Optional.empty();
        } catch (IOException noMaven) {
            return Optional.empty();
        }
    }

    /** Starts with an empty database, and sets a new password for the accounts of the realm. */
    static Keycloak start(Path home, int port) throws IOException {
        var imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(
                imports.resolve("bantin-realm.json"),
                Files.readString(Path.of("..", "deploy", "keycloak", "bantin-realm.json")));
        var password = UUID.randomUUID().toString();
        var builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("keycloak.log").toFile());
        builder.environment()
                .putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "ACCOUNTS_PASSWORD", password));
        var keycloak = new Keycloak(builder.start(), "http://127.0.0.1:%d/realms/bantin".formatted(port), password);
        await().atMost(START).pollInterval(Duration.ofSeconds(1)).until(keycloak::isReady);
        return keycloak;
    }

    /** The settings of the gateway and the services, under names that override those of the launcher. */
    Map<String, String> settings() {
        var keys = realm + "/protocol/openid-connect/certs";
        return Map.of(
                "BANTIN_IDENTITY_ISSUER", realm,
                "BANTIN_IDENTITY_JWKS", keys,
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", realm,
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI", keys);
    }

    /** Returns the token that an account gets for its password. */
    String token(String account) throws IOException, InterruptedException {
        var answer = ask(
                "/protocol/openid-connect/token",
                "grant_type=password&client_id=bantin-cli&username=%s&password=%s".formatted(account, password));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private boolean isReady() throws InterruptedException {
        assertThat(process.isAlive()).as("Keycloak ended; see keycloak.log").isTrue();
        try {
            return ask("", null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> ask(String path, @Nullable String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(realm + path)).timeout(Duration.ofSeconds(30));
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}

package io.bantin.kit.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class DrainTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable ConfigurableApplicationContext instance;

    @AfterEach
    void stop() {
        running().close();
        client.close();
    }

    @Test
    void answersWhileItDrainsAndTellsTheCallerToUseAnotherInstance() throws Exception {
        start("bantin.drain.quiet=1s", "bantin.drain.at-most=20s");
        assertThat(ask().headers().firstValue(Drain.HEADER)).isEmpty();
        var port = port();
        var leaving = CompletableFuture.runAsync(running()::close);
        await().untilAsserted(() -> {
            var answer = ask(port);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue(Drain.HEADER)).hasValue("true");
            assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        });
        assertThat(running().getBean(ApplicationAvailability.class).getReadinessState())
                .isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        leaving.join();
        assertThat(isOpen(port)).isFalse();
    }

    @Test
    void leavesAtLastAlsoWhenRequestsDoNotStop() throws Exception {
        start("bantin.drain.quiet=10m", "bantin.drain.at-most=1s");
        var port = port();
        var leaving = CompletableFuture.runAsync(running()::close);
        await().atMost(Duration.ofSeconds(20)).until(() -> !isOpen(port));
        leaving.join();
    }

    private void start(String... settings) {
        instance = new SpringApplicationBuilder(Greeting.class)
                .properties("spring.config.name=none", "server.port=0", "spring.main.banner-mode=off")
                .properties(settings)
                .run();
    }

    private ConfigurableApplicationContext running() {
        return Objects.requireNonNull(instance);
    }

    private int port() {
        return running().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private HttpResponse<String> ask() throws Exception {
        return ask(port());
    }

    private HttpResponse<String> ask(int port) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                        .build(),
                BodyHandlers.ofString());
    }

    private boolean isOpen(int port) throws InterruptedException {
        try {
            ask(port);
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @RestController
    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        DrainConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Greeting {

        @GetMapping("/")
        String hello() {
            return "hello";
        }
    }
}

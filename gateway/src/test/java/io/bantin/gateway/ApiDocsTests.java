package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class ApiDocsTests {

    private final Caller caller;

    ApiDocsTests(@LocalServerPort int port) {
        caller = Caller.from("127.0.7.1", port);
    }

    @Test
    void servesThePageAndItsFiles() {
        var page = caller.get("/api/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        var loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results();
        assertThat(loaded.map(match -> match.group(1)).filter(path -> !path.startsWith("/api/openapi/")))
                .hasSize(5)
                .allSatisfy(path -> assertThat(caller.get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void listsServicesThatHaveARoute() {
        assertThat(caller.get("/api/openapi/article-service").statusCode()).isEqualTo(200);
        assertThat(caller.get("/api/openapi/category-service").statusCode()).isEqualTo(200);
    }
}

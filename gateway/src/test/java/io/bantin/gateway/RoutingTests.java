package io.bantin.gateway;

import static io.bantin.gateway.Services.CATEGORIES;
import static io.bantin.gateway.Services.FIRST_ARTICLES;
import static io.bantin.gateway.Services.PORTAL;
import static io.bantin.gateway.Services.SECOND_ARTICLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class RoutingTests {

    private final Caller caller;

    RoutingTests(@LocalServerPort int port) {
        caller = Caller.from("127.0.1.1", port);
    }

    @Test
    void callsTheInstancesInTurn() {
        int first = FIRST_ARTICLES.count();
        int second = SECOND_ARTICLES.count();

        IntStream.range(0, 6).forEach(i -> caller.get("/api/articles?limit=2"));

        assertThat(FIRST_ARTICLES.count() - first).isEqualTo(3);
        assertThat(SECOND_ARTICLES.count() - second).isEqualTo(3);
    }

    @Test
    void keepsPathAndQuery() {
        caller.get("/api/categories/0kt%20v?q=ti%E1%BA%BFng%20vi%E1%BB%87t&x=a%2Bb");

        assertThat(CATEGORIES.last().uri().toString())
                .isEqualTo("/api/categories/0kt%20v?q=ti%E1%BA%BFng%20vi%E1%BB%87t&x=a%2Bb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void callsTheNextInstanceWhenOneIsDead(String method) {
        IntStream.range(0, 4)
                .forEach(i -> assertThat(caller.send(method, "/api/categories/x", method.equals("GET") ? "" : "{}")
                                .statusCode())
                        .isEqualTo(200));
        assertThat(CATEGORIES.last().method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/hoi-nghi-0kt3v9wq5d2xa.html", "/c/tin-0kt3v9wq5d2xa", "/subscriptions/abc", "/apiary"})
    void sendsPagesToThePortal(String path) {
        assertThat(caller.get(path).body()).contains("portal");
        assertThat(PORTAL.last().uri().getPath()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/nothing"})
    void answersNotFoundWithoutARoute(String path) {
        ProblemAnswer.of(caller.get(path)).is(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/gateway/routes", "/problems/none"})
    void showsAPageForAnAddressThatNoRouteServes(String path) {
        int pages = PORTAL.count();

        var answer = caller.get(path, "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<!doctype html>");
        assertThat(PORTAL.count()).isEqualTo(pages);
    }

    @Test
    void waitsForASlowAnswer() {
        assertThat(caller.get("/api/articles?delay=2000").statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheWaitForALateAnswer() {
        ProblemAnswer.of(caller.get("/api/articles?delay=4000")).is(504, "gateway-timeout");
    }
}

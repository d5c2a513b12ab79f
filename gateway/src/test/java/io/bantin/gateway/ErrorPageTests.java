package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class ErrorPageTests {

    private final Caller caller;

    ErrorPageTests(@LocalServerPort int port) {
        caller = Caller.from("127.0.3.1", port);
    }

    @ParameterizedTest
    @CsvSource({
        "'', tạm thời gián đoạn",
        "'vi-VN,vi;q=0.9,en;q=0.5', tạm thời gián đoạn",
        "'en-GB,en;q=0.9', not available right now",
        "'fr', tạm thời gián đoạn",
        "'%%%', tạm thời gián đoạn",
    })
    void showsReadersAPageInTheirLanguage(String language, String heading) {
        var answer = language.isEmpty()
                ? caller.get("/subscribe?delay=1500", "Accept", "text/html,*/*;q=0.8")
                : caller.get("/subscribe?delay=1500", "Accept", "text/html,*/*;q=0.8", "Accept-Language", language);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body()).contains(heading);
    }

    @Test
    void showsAPageAtTheAddressOfAPage() {
        var answer = caller.get("/subscribe?delay=1500", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("<!doctype html>");
    }
}

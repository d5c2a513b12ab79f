package io.bantin.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonWriter;

class MaskedJsonLogTests {

    @Test
    void hidesTokensInEveryMember() {
        JsonWriter<Object> log = JsonWriter.of(members -> {
            members.add("message", "GET /api/subscriptions/t0ken");
            members.add("mdc", Map.of("uri", "/subscriptions/t0ken"));
            members.add("level", 5);
            new MaskedJsonLog().customize(members);
        });

        assertThat(log.writeToString(new Object()))
                .doesNotContain("t0ken")
                .contains("GET /api/subscriptions/***", "\"level\":5");
    }
}

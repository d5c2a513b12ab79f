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

    @Test
    void writesNoCharacterThatMovesACursorOrTurnsTheText() {
        JsonWriter<Object> log = JsonWriter.of(members -> {
            members.add("message", "a\r\n\u001b[2J\u0000\u0085\u2028\u2029\u202e\u2066\u009b");
            new MaskedJsonLog().customize(members);
        });

        assertThat(log.writeToString(new Object()).chars())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }
}

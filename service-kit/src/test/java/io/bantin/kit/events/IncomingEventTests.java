package io.bantin.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

class IncomingEventTests {

    record Named(String name, boolean urgent, List<String> tags) {}

    @ParameterizedTest
    @ValueSource(strings = {"ce_", "ce-"})
    void readsBothFormsOfHeaders(String prefix) {
        IncomingEvent event = IncomingEvent.of(message(attributes(prefix), "{}"));

        assertThat(event.id()).isEqualTo("a.3");
        assertThat(event.type()).isEqualTo("article-published");
        assertThat(event.subject()).isEqualTo("a");
        assertThat(event.sequence()).isEqualTo(3);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
    }

    @Test
    void readsHeadersThatAreBytes() {
        Map<String, Object> headers = attributes("ce_");
        headers.replaceAll((_, value) -> value.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(IncomingEvent.of(message(headers, "{}")).id()).isEqualTo("a.3");
    }

    @Test
    void ignoresUnknownFieldsAndBearsAbsentOnes() {
        Named body = IncomingEvent.of(message(attributes("ce_"), "{\"name\": \"Ấp\", \"added\": {\"later\": 1}}"))
                .body(Named.class);

        assertThat(body.name()).isEqualTo("Ấp");
        assertThat(body.urgent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"tags\": 5}", "null"})
    void refusesABodyOfAnotherShape(String body) {
        IncomingEvent event = IncomingEvent.of(message(attributes("ce_"), body));

        assertThatThrownBy(() -> event.body(Named.class)).isInstanceOf(UnreadableEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "subject", "sequence", "time"})
    void refusesARecordThatLacks(String attribute) {
        Map<String, Object> headers = attributes("ce_");
        headers.remove("ce_" + attribute);

        assertThatThrownBy(() -> IncomingEvent.of(message(headers, "{}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining(attribute);
    }

    @Test
    void refusesASequenceThatIsNoNumber() {
        Map<String, Object> headers = attributes("ce_");
        headers.put("ce_sequence", "third");

        assertThatThrownBy(() -> IncomingEvent.of(message(headers, "{}"))).isInstanceOf(UnreadableEvent.class);
    }

    private static Message<byte[]> message(Map<String, Object> headers, String body) {
        return new GenericMessage<>(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static Map<String, Object> attributes(String prefix) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(prefix + "id", "a.3");
        headers.put(prefix + "type", "article-published");
        headers.put(prefix + "subject", "a");
        headers.put(prefix + "sequence", "3");
        headers.put(prefix + "time", "2026-01-31T08:00:00Z");
        return headers;
    }
}

package io.bantin.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadLetterArrivalTests {

    private static final FoundRecord FOUND = FoundRecord.anyRecord();

    static Stream<FoundRecord> sameDeadLetter() {
        return Stream.of(
                FOUND.at(7),
                FOUND.inPartition(4),
                FOUND.with("reason", "UnreadableEvent: again"),
                FOUND.with("traceparent", "00-1af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01"),
                FOUND.with("kafka_dlt-original-offset", "5"));
    }

    @ParameterizedTest
    @MethodSource("sameDeadLetter")
    void isTheSameDeadLetterAs(FoundRecord other) {
        assertThat(other.arrival().deadLetterId()).isEqualTo(FOUND.arrival().deadLetterId());
    }

    static Stream<FoundRecord> otherDeadLetter() {
        return Stream.of(
                FOUND.on("article-events.category-service.dlq"),
                FOUND.on("category-events.names-service.dlq"),
                FOUND.saying("{\"other"),
                FOUND.saying(""),
                FOUND.saying(null),
                FOUND.with("ce_sequence", "1"),
                FOUND.with("ce_sequence", null),
                FoundRecord.anyRecord());
    }

    @ParameterizedTest
    @MethodSource("otherDeadLetter")
    void isAnotherDeadLetterThan(FoundRecord other) {
        assertThat(other.arrival().deadLetterId()).isNotEqualTo(FOUND.arrival().deadLetterId());
    }

    @Test
    void tellsAnEmptyValueFromNone() {
        assertThat(FOUND.saying("").arrival().deadLetterId())
                .isNotEqualTo(FOUND.saying(null).arrival().deadLetterId());
    }

    @Test
    void keepsOnlyTheOriginalHeadersOfTheRecord() {
        OriginalRecord record = FOUND.with("reason", "of the producer")
                .with("empty", null)
                .with("kafka_dlt-exception-stacktrace", "at …")
                .with("reason", "UnreadableEvent: no body")
                .arrival()
                .record();

        assertThat(record.headers())
                .extracting(OriginalRecord.Header::name)
                .containsExactly("ce_id", "ce_type", "reason", "empty");
        assertThat(record.headers().get(2).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("of the producer");
        assertThat(record.headers().get(3).value()).isNull();
    }

    @Test
    void knowsTheLastReason() {
        FoundRecord twice = FOUND.with("reason", "of the producer").with("reason", "UnreadableEvent: no body");

        assertThat(twice.arrival().reason()).isEqualTo("UnreadableEvent: no body");
        assertThat(FOUND.arrival().reason()).isEqualTo("unknown");
        assertThat(FOUND.with("reason", "x".repeat(5_000)).arrival().reason()).hasSize(2_001);
    }

    @Test
    void showsFieldsThatCanBeRead() {
        DeadLetter.Content content = FOUND.arrival().record().content();

        assertThat(content.key()).isEqualTo(FOUND.key());
        assertThat(content.eventId()).isEqualTo(FOUND.key() + ".1");
        assertThat(content.eventType()).isEqualTo("article-published");
        assertThat(content.excerpt()).isEqualTo("{\"broken");
    }

    @Test
    void showsNoFieldsThatCannotBeRead() {
        FoundRecord bare = new FoundRecord("article-events.names-service.dlq", 0, 0, 0, "k", null, java.util.List.of())
                .with("ce_id", " ")
                .with("ce_type", null);

        assertThat(bare.arrival().record().content()).isEqualTo(new DeadLetter.Content("k", null, null, null));
    }

    @Test
    void cutsALongBodyBetweenCharacters() {
        assertThat(FOUND.saying("a" + "𝄞".repeat(500))
                        .arrival()
                        .record()
                        .content()
                        .excerpt())
                .isEqualTo("a" + "𝄞".repeat(299) + "…");
        assertThat(FOUND.saying("ế".repeat(300)).arrival().record().content().excerpt())
                .isEqualTo("ế".repeat(300));
    }
}

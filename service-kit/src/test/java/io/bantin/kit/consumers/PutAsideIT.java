package io.bantin.kit.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.notes.Failures;
import io.bantin.kit.notes.HeardCategories.Heard;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.kit.topics.DeadLetterTopic;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.events.CategoryEvents;
import io.bantin.stack.testing.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;

/** Every failed record becomes a dead letter, whatever it contains and whatever the listener threw. */
@KitIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class PutAsideIT {

    private static final String TOPIC = "category-events";
    private static final String DEAD_LETTERS = "category-events.notes-service.dlq";
    private static final int LARGEST = 1_048_588 - 61;

    private final Random random = new Random(7);

    @Autowired
    private MongoOperations store;

    @Autowired
    private MeterRegistry meters;

    private record Sent(String what, ProducerRecord<byte[], byte[]> record, String compression) {}

    @Test
    void keepsEveryRecordToTheLastByteAndGoesOn() {
        List<Sent> all = Stream.of(sizes(), keys(), headers(), bodies(), failures())
                .flatMap(List::stream)
                .toList();
        double skipped = skipped();
        all.stream()
                .collect(groupingBy(Sent::compression, mapping(Sent::record, toList())))
                .forEach((compression, records) -> Topics.send(records, compression));
        String next = Ids.next();
        Topics.send(record(bytes(next), bytes("{\"name\": \"Sau cùng\"}"), events(next)));

        await().atMost(Duration.ofSeconds(90)).until(() -> store.findById(next, Heard.class) != null);
        Set<String> putAside = recordsPutAside();
        assertThat(all)
                .filteredOn(sent -> !putAside.contains(text(sent.record())))
                .extracting(Sent::what)
                .as("records that were not put aside as they were")
                .isEmpty();
        assertThat(skipped()).isEqualTo(skipped);
    }

    /** An operator removed the topic; a producer cannot tell this from a broker outage. */
    @Test
    void createsAMissingDeadLetterTopicAgain() throws Exception {
        String next = Ids.next();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestStack.brokers()))) {
            admin.deleteTopics(List.of(DEAD_LETTERS)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(DEAD_LETTERS));
        }
        CategoryEvents.send(TOPIC, next, "{\"name\": ");
        CategoryEvents.send(TOPIC, next + "-2", "{\"name\": \"Sau đó\"}");

        await().atMost(Duration.ofSeconds(60)).until(() -> store.findById(next + "-2", Heard.class) != null);
        Topics.awaitRecords(DEAD_LETTERS, next, 1);
    }

    /** The broker dies after the last attempt, and comes back after the dead letter could not be sent. */
    @Test
    void losesNothingWhenTheBrokerIsUnavailableMeanwhile(CapturedOutput log) throws Exception {
        String key = Ids.next();
        String next = Ids.next();
        CategoryEvents.send(TOPIC, key, "{\"name\": \"fail:held\"}");
        CategoryEvents.send(TOPIC, next, "{\"name\": \"Sau đó\"}");
        Failures.HELD.await();
        TestStack.stopBroker();
        try {
            Failures.RELEASED.countDown();
            // The container logs this when the recoverer throws; no other sign shows that the record waits.
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> log.getAll().contains("Failed to determine if this record"));
            assertThat(store.findById(next, Heard.class)).isNull();
        } finally {
            TestStack.startBroker();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> store.findById(next, Heard.class) != null);
        assertThat(Topics.awaitRecords(DEAD_LETTERS, key, 1).getFirst().value())
                .asString(UTF_8)
                .isEqualTo("{\"name\": \"fail:held\"}");
    }

    /** Records of the maximum size, as one value, key or header, or in parts, and larger ones that were sent compressed. */
    private List<Sent> sizes() {
        List<Sent> all = new ArrayList<>();
        for (int size : List.of(1_046_000, LARGEST - 200, LARGEST, 1_000_000, 524_288)) {
            all.add(plain("a value of " + size, bytes(Ids.next()), noise(size - 30)));
        }
        all.add(plain("a huge key", noise(LARGEST - 40), bytes("{")));
        all.add(plain("a huge header", bytes(Ids.next()), bytes("{"), header("h", noise(LARGEST - 60))));
        all.add(new Sent(
                "10 MB that came as a few KB", record(bytes(Ids.next()), bytes("x".repeat(10_000_000))), "gzip"));
        all.add(new Sent(
                "20 MB that came as a few KB", record(bytes(Ids.next()), bytes("y".repeat(20_000_000))), "zstd"));
        all.add(new Sent("half a MB, three times", record(bytes(Ids.next()), thrice(noise(500_000))), "zstd"));
        return all;
    }

    private List<Sent> keys() {
        return List.of(
                plain("no key", null, noise(20)),
                plain("an empty key", new byte[0], noise(21)),
                plain("a binary key", noise(64), bytes("{")),
                plain("a key that is no UTF-8", new byte[] {(byte) 0xc3, 0x28, (byte) 0xff, 0}, noise(22)),
                plain("nothing at all", null, null),
                plain("a tombstone", bytes(Ids.next()), null),
                plain("an empty value", bytes(Ids.next()), new byte[0]));
    }

    private List<Sent> headers() {
        Header[] ofOurs = Stream.of(
                        "kafka_dlt-original-offset",
                        "kafka_dlt-exception-stacktrace",
                        "kafka_dlt-exception-message",
                        "reason",
                        "bantin-added-headers",
                        "spring_json_header_types",
                        "x-death",
                        "kafka_deliveryAttempt",
                        "contentType",
                        "content-type",
                        "id",
                        "timestamp",
                        "errorChannel",
                        "replyChannel",
                        "spring.cloud.function.definition",
                        "traceparent")
                .map(name -> header(name, bytes("3")))
                .toArray(Header[]::new);
        return List.of(
                plain("names of ours", bytes("fixed-key"), bytes("{\"names"), ofOurs),
                plain("no values", bytes(Ids.next()), bytes("{"), nulls(ofOurs)),
                plain("values that are no UTF-8", bytes(Ids.next()), bytes("{"), noisy(ofOurs)),
                plain(
                        "each twice",
                        bytes(Ids.next()),
                        bytes("{"),
                        Stream.of(ofOurs, ofOurs).flatMap(Arrays::stream).toArray(Header[]::new)),
                plain("an empty name", bytes(Ids.next()), bytes("{"), header("", bytes("x"))),
                plain("a long name", bytes(Ids.next()), bytes("{"), header("n".repeat(500_000), bytes("x"))),
                plain(
                        "types by name",
                        bytes(Ids.next()),
                        bytes("{"),
                        header("spring_json_header_types", bytes("{\"a\": \"java.net.URL\", \"b\": [")),
                        header("a", bytes("1"))),
                plain("100,000 headers", bytes(Ids.next()), bytes("{"), many(100_000)));
    }

    private List<Sent> bodies() {
        return List.of(
                        bytes("{\"name\": " + "[".repeat(500_000)),
                        bytes("{\"other\": " + "{\"a\":".repeat(150_000)),
                        bytes("{\"name\": [" + "9".repeat(1_000_000) + "]}"),
                        bytes("{\"name\": {\"" + "n".repeat(900_000) + "\": 1}}"),
                        bytes("{\"position\": 1e1000000000}"),
                        bytes("{\"position\": " + "9".repeat(900) + "}"),
                        bytes("{\"rank\": 1e1000000000}"),
                        new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', '}'},
                        noise(3_000))
                .stream()
                .map(body -> plain(
                        "a body of " + body.length + " like " + new String(body, 0, Math.min(20, body.length), UTF_8),
                        bytes(Ids.next()),
                        body,
                        events("a")))
                .toList();
    }

    private List<Sent> failures() {
        return Failures.kinds().stream()
                .map(kind -> plain(kind, bytes(Ids.next()), bytes("{\"name\": \"" + kind + "\"}"), events("a")))
                .toList();
    }

    private static Header[] events(String subject) {
        return new Header[] {
            header("ce_id", bytes(subject + ".1")),
            header("ce_type", bytes("category-changed")),
            header("ce_subject", bytes(subject)),
            header("ce_sequence", bytes("1")),
            header("ce_time", bytes("2026-01-01T00:00:00Z"))
        };
    }

    /** Hashes the whole content of a record, without the added headers. */
    private static Set<String> recordsPutAside() {
        return Topics.records(DEAD_LETTERS).stream().map(PutAsideIT::original).collect(toSet());
    }

    private static String original(ConsumerRecord<byte[], byte[]> putAside) {
        Header[] headers = putAside.headers().toArray();
        int added = Integer.parseInt(Topics.header(putAside, DeadLetterTopic.ADDED));
        return text(record(putAside.key(), putAside.value(), Arrays.copyOf(headers, headers.length - added)));
    }

    private double skipped() {
        return meters.get("bantin.events.skipped").tag("topic", TOPIC).counter().count();
    }

    private static String text(ProducerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder();
        text.append(hash(record.key())).append('|').append(hash(record.value()));
        for (Header header : record.headers()) {
            text.append('|').append(hash(bytes(header.key()))).append('=').append(hash(header.value()));
        }
        return hash(bytes(text.toString()));
    }

    private static String hash(byte @Nullable [] part) {
        return part == null ? "none" : part.length + "-" + HexFormat.of().toHexDigits(Arrays.hashCode(part));
    }

    private static Sent plain(String what, byte @Nullable [] key, byte @Nullable [] value, Header... headers) {
        return new Sent(what, record(key, value, headers), "none");
    }

    private static ProducerRecord<byte[], byte[]> record(
            byte @Nullable [] key, byte @Nullable [] value, Header... headers) {
        return new ProducerRecord<>(TOPIC, 0, key, value, List.of(headers));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] thrice(byte[] part) {
        byte[] all = Arrays.copyOf(part, 3 * part.length);
        System.arraycopy(part, 0, all, part.length, part.length);
        System.arraycopy(part, 0, all, 2 * part.length, part.length);
        return all;
    }

    private static Header header(String name, byte @Nullable [] value) {
        return new RecordHeader(name, value);
    }

    private static Header[] nulls(Header[] headers) {
        return Arrays.stream(headers).map(header -> header(header.key(), null)).toArray(Header[]::new);
    }

    private Header[] noisy(Header[] headers) {
        return Arrays.stream(headers)
                .map(header -> header(header.key(), noise(30)))
                .toArray(Header[]::new);
    }

    private static Header[] many(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> header("h", null))
                .toArray(Header[]::new);
    }

    private static byte[] bytes(String text) {
        return Objects.requireNonNull(text).getBytes(UTF_8);
    }
}

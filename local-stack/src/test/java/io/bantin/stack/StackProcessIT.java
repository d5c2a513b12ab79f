package io.bantin.stack;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackProcessIT {

    private static final int RECORDS = 200;

    private final StackArguments ports = StackArguments.parse("--port-base", String.valueOf(freeBase()));
    private final String brokers = "localhost:" + ports.brokerPort();

    @TempDir
    private Path data;

    @Test
    void keepsEverythingAcknowledgedWhenItIsKilled() throws Exception {
        var first = StackProcess.on(data, ports.portBase());
        assertThat(first.said()).contains("UP store on port " + ports.storePort(), "STACK READY");
        assertThat(health()).isEqualTo(200);
        var cluster = createTopic();
        sendRecords();
        insertDocument();
        var key = keys();
        first.kill();

        var second = StackProcess.on(data, ports.portBase());
        try {
            assertThat(readRecords()).hasSize(RECORDS);
            assertThat(documents()).isOne();
            assertThat(clusterId()).isEqualTo(cluster);
            assertThat(keys()).isEqualTo(key);
            assertThat(DemoTokens.of(identity(), DemoAccount.EDITOR)).isNotBlank();
        } finally {
            assertThat(second.stop()).isEqualTo(143);
        }
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(ports.smtpPort(), 1, InetAddress.getLoopbackAddress())) {
            var refused = StackProcess.on(data, ports.portBase());
            assertThat(refused.process().waitFor()).isEqualTo(2);
            assertThat(refused.said())
                    .containsExactly("Port " + taken.getLocalPort() + " (mail) is taken by another process.");
        }
        assertThat(Files.list(data)).isEmpty();
    }

    private String createTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic("facts", 3, (short) 1)))
                    .all()
                    .get();
            return admin.describeCluster().clusterId().get();
        }
    }

    private String clusterId() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private void sendRecords() throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < RECORDS; number++) {
                producer.send(new ProducerRecord<>("facts", "key" + number, "fact " + number))
                        .get();
            }
        }
    }

    private Set<String> readRecords() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", brokers, "group.id", "reader", "auto.offset.reset", "earliest");
        var records = new HashSet<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("facts"));
            for (int poll = 0; poll < 60 && records.size() < RECORDS; poll++) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> records.add(record.value()));
            }
        }
        return records;
    }

    private void insertDocument() {
        try (var client = MongoClients.create("mongodb://localhost:" + ports.storePort())) {
            client.getDatabase("it").getCollection("notes").insertOne(new Document("_id", "kept"));
        }
    }

    private long documents() {
        try (var client = MongoClients.create("mongodb://localhost:" + ports.storePort())) {
            return client.getDatabase("it").getCollection("notes").countDocuments(eq("_id", "kept"));
        }
    }

    private int health() throws Exception {
        return get("/health").statusCode();
    }

    private String keys() throws Exception {
        return get("/oauth2/jwks").body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(identity() + path)).build(), BodyHandlers.ofString());
        }
    }

    private String identity() {
        return "http://localhost:" + ports.identityPort();
    }

    /** A port base whose ports are all free: they lie within a hundred of it. */
    private static int freeBase() {
        return IntStream.iterate(20_000 + (int) (ProcessHandle.current().pid() % 100) * 100, base -> base + 100)
                .filter(base -> IntStream.range(base, base + 100).allMatch(StackProcessIT::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

package io.bantin.notification.subscribers.importing.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.OperatorApi;
import io.bantin.stack.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** A file is received completely or not at all. */
@WholeService
class UploadIT {

    private static final String HEADER = "email,categories,locale,frequency,consent_at,consent_text\n";

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private MongoOperations mongo;

    private OperatorApi operator;
    private String run;
    private String row;
    private List<Object> importsBefore;

    @BeforeEach
    void anOperator() {
        operator = OperatorApi.at(port);
        run = Ids.next();
        row = "ai-%s@example.org,%s,vi,INSTANT,2026-01-31T08:00:00Z,Vâng\n".formatted(run, events.category("Tin"));
        importsBefore = imports();
    }

    @Test
    void acceptsAFileAndAnswersWithTheLocationOfItsImport() {
        var accepted = operator.sends(HEADER + row);

        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.json().path("id").asString();
        assertThat(accepted.response().headers().firstValue("Location")).contains("/api/ops/subscribers/imports/" + id);
        assertThat(accepted.json().path("state").asString()).isIn("WAITING", "RUNNING", "DONE");
        assertThat(accepted.json().path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void acceptsAFileOfUnknownLengthWithAByteOrderMark() {
        byte[] file = ("\ufeff" + HEADER + row).getBytes(StandardCharsets.UTF_8);

        assertThat(operator.streams(() -> new ByteArrayInputStream(file)).status())
                .isEqualTo(202);
    }

    /** The file is larger than the rest of a body that Tomcat reads after an error, and larger than one block. */
    @Test
    void reportsAnErrorInALongFileAndStoresNothing() {
        String good = row.repeat(3_000);
        var refused = operator.streams(() -> file(HEADER, good, "\"broken\"x,,,,,\n", row.repeat(60_000)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.kind()).isEqualTo("unreadable-file");
        assertThat(refused.detail()).startsWith("Line 3002 has broken quotes").endsWith("Nothing was imported.");
        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo("line 3002");
        assertThat(refused.text()).doesNotContain(run);
        assertThatNothingIsLeft();
    }

    @Test
    void refusesAFieldOfTenMegabytes() {
        var refused = operator.streams(() -> file(HEADER, row, "\"", "x".repeat(10_000_000), "\",,,,,\n" + row));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).startsWith("Line 3 has a field with more than 10,000 characters");
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "text/plain",
                "text/csv; charset=utf-32",
                "text/csv; charset=windows-1258",
                "text/csv; charset=none"
            })
    void refusesOtherContentTypesThanCsvInUtf8(String contentType) {
        var refused = operator.sends(BodyPublishers.ofString(HEADER + row), contentType);

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.kind()).isEqualTo("unsupported-media-type");
        assertThatNothingIsLeft();
    }

    @Test
    void acceptsCsvWithCharsetUtf8() {
        assertThat(operator.sends(BodyPublishers.ofString(HEADER + row), "text/csv;charset=UTF-8;header=present")
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000", "Transfer-Encoding: chunked"})
    void storesNothingOfAFileThatBreaksOff(String length) throws IOException {
        byte[] half = (HEADER + row.repeat(5_000)).getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /api/ops/subscribers/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                            + "Authorization: Bearer " + operator.token() + "\r\n" + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            if (length.startsWith("Transfer")) {
                out.write((Integer.toHexString(half.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(half);
            out.flush();
            await().until(() ->
                    mongo.getCollection("import_blocks").countDocuments(new Document("rows.fields", row.split(",")[0]))
                            > 0);
        }

        await().untilAsserted(this::assertThatNothingIsLeft);
    }

    @Test
    void onlyOperatorsCanImport() {
        assertThat(operator.as(null).sends(HEADER + row).status()).isEqualTo(401);
        assertThat(operator.as(TestTokens.of("publisher")).sends(HEADER + row).status())
                .isEqualTo(403);
        assertThat(operator.as(TestTokens.of("publisher"))
                        .get("/api/ops/subscribers/export")
                        .status())
                .isEqualTo(403);
        assertThat(operator.as(TestTokens.of("editor"))
                        .post("/api/ops/subscribers/data", "{\"email\":\"ai@example.org\"}")
                        .status())
                .isEqualTo(403);
        assertThatNothingIsLeft();
    }

    @Test
    void appearsInTheOpenApiDescription() {
        var paths = operator.get("/api/openapi/notification-service").json().path("paths");

        var upload = paths.path("/api/ops/subscribers/imports").path("post");
        assertThat(upload.path("requestBody").path("content").has("text/csv")).isTrue();
        assertThat(upload.path("responses").has("202")).isTrue();
        assertThat(upload.path("parameters").isMissingNode()).isTrue();
        assertThat(paths.path("/api/ops/subscribers/export")
                        .path("get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .has("text/csv"))
                .isTrue();
        assertThat(paths.path("/api/ops/subscribers/imports/{id}/rejections")
                        .path("get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .toString())
                .contains("application/json", "text/csv");
        assertThat(paths.has("/api/ops/subscribers/data")).isTrue();
        assertThat(paths.has("/api/ops/subscribers/erase")).isTrue();
    }

    private void assertThatNothingIsLeft() {
        assertThat(importsBefore).containsAll(imports());
        assertThat(mongo.findAll(Document.class, "import_blocks").toString()).doesNotContain(run);
        assertThat(mongo.findAll(Document.class, "subscribers").toString()).doesNotContain(run);
    }

    private List<Object> imports() {
        return mongo.findAll(Document.class, "subscriber_imports").stream()
                .map(found -> found.get("_id"))
                .toList();
    }

    private static InputStream file(String... parts) {
        return Arrays.stream(parts)
                .<InputStream>map(part -> new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)))
                .reduce(SequenceInputStream::new)
                .orElseThrow();
    }
}

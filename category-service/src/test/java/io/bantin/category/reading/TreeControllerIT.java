package io.bantin.category.reading;

import static io.bantin.category.CategoryApi.TREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.category.CategoryApi;
import io.bantin.category.CategoryIntegrationTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

@CategoryIntegrationTest
class TreeControllerIT {

    @Autowired
    private CategoryApi api;

    @Autowired
    private MongoOperations store;

    @LocalServerPort
    private int port;

    @Test
    void showsEachWriteAtOnceUnderAnotherEtag() {
        var before = api.tree().expect(200);
        var created = api.root("Xã hội");
        var after = api.tree().expect(200);

        assertThat(after.etag()).isNotEqualTo(before.etag());
        assertThat(after.json().toString()).contains(created.id());
        api.rename(created, "{\"name\": \"Đời sống\"}").expect(200);
        assertThat(api.tree().json().toString()).contains("Đời sống");
    }

    @Test
    void answersAKnownTreeWithoutABody() {
        api.root("Xã hội");
        var read = api.tree().expect(200);

        api.send("GET", TREE, null, null, Map.of("If-None-Match", read.etag())).expect(304);
        api.root("Kinh tế");
        api.send("GET", TREE, null, null, Map.of("If-None-Match", read.etag())).expect(200);
    }

    @Test
    void compressesForClientsThatAskForIt() throws Exception {
        api.root("Xã hội");
        var plain = api.tree().expect(200);

        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + TREE))
                                .header("Accept-Encoding", "br;q=1, gzip")
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary")).anyMatch(names -> names.contains("Accept-Encoding"));
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new JsonMapper().readTree(unpacked)).isEqualTo(plain.json());
        assertThat(plain.headers()).doesNotContainKey("content-encoding");
        for (var refusal : List.of("gzip;q=0", "gzip; q=0.00, *", "br", "x-gzip")) {
            assertThat(api.send("GET", TREE, null, null, Map.of("Accept-Encoding", refusal))
                            .expect(200)
                            .headers())
                    .doesNotContainKey("content-encoding");
        }
    }

    @Test
    void noticesAWriteThatNobodyCounted() {
        var created = api.root("Xã hội");
        api.tree().expect(200);

        // As an instance leaves it that dies right after its write.
        store.updateFirst(
                Query.query(Criteria.where("_id").is(created.id())),
                new Update().set("name", "Không ai đếm").inc("version", 1),
                "categories");

        await().until(() -> api.tree().json().toString().contains("Không ai đếm"));
    }
}

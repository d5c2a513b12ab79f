package io.bantin.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.notes.Http;
import io.bantin.kit.notes.Http.Answer;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.kit.notes.Notes;
import io.bantin.stack.testing.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;

@KitIntegrationTest
class IdempotencyIT {

    private static final String NOTES = "/api/editorial/notes";
    private static final String BODY = "{\"title\": \"Một\"}";

    @Autowired
    private Notes notes;

    private final String key = Ids.next();
    private Http editor = new Http(0);

    @BeforeEach
    void signIn(@Value("${local.server.port}") int port) {
        editor = new Http(port).as(TestTokens.of("editor"));
    }

    @Test
    void createsOnceUnderOneKey() {
        Answer first = editor.with("Idempotency-Key", key).post(NOTES, BODY);
        Answer second = editor.with("Idempotency-Key", key).post(NOTES, BODY);

        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void createsOnceWhenBothComeAtTheSameTime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> create =
                    () -> editor.with("Idempotency-Key", key).post(NOTES, BODY).text("id");
            List<Future<String>> ids =
                    threads.invokeAll(Stream.generate(() -> create).limit(8).toList());
            assertThat(ids.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void createsTwiceWithoutAKey() {
        assertThat(editor.post(NOTES, BODY).text("id"))
                .isNotEqualTo(editor.post(NOTES, BODY).text("id"));
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        String mine = editor.with("Idempotency-Key", key).post(NOTES, BODY).text("id");
        String theirs = editor.as(TestTokens.of("publisher"))
                .with("Idempotency-Key", key)
                .post(NOTES, BODY)
                .text("id");

        assertThat(mine).isNotEqualTo(theirs);
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        editor.with("Idempotency-Key", key).post(NOTES, BODY);
        Answer answer = editor.with("Idempotency-Key", key).post(NOTES, "{\"title\": \"Hai\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void forgetsKeysAfterADay(@Autowired MongoOperations store) {
        Instant now = Instant.now();
        IdempotentCreates today = new IdempotentCreates(store, Clock.fixed(now, ZoneOffset.UTC));
        IdempotentCreates tomorrow =
                new IdempotentCreates(store, Clock.fixed(now.plus(Duration.ofHours(25)), ZoneOffset.UTC));
        String first = today.idFor(key, "an", "create", BODY, Ids::next).id();

        assertThat(today.idFor(key, "an", "create", BODY, Ids::next)).isEqualTo(new ReservedId(first, true, false));
        assertThat(tomorrow.idFor(key, "an", "create", BODY, Ids::next).id()).isNotEqualTo(first);
    }

    @Test
    void refusesAKeyThatIsNoKey() {
        Answer answer = editor.with("Idempotency-Key", "a b").post(NOTES, BODY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("Idempotency-Key");
    }

    @Test
    void makesATransitionOnceUnderOneKey() {
        String id = editor.post(NOTES, BODY).text("id");
        Http publisher = editor.with("If-Match", "\"1\"").with("Idempotency-Key", key);

        assertThat(publisher.post(NOTES + "/" + id + "/publish", "").status()).isEqualTo(200);
        Answer again = publisher.post(NOTES + "/" + id + "/publish", "");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void keepsTheLastEightKeys() {
        String id = editor.post(NOTES, BODY).text("id");
        for (int version = 1; version <= 10; version++) {
            editor.with("If-Match", "\"" + version + "\"")
                    .with("Idempotency-Key", key + version)
                    .post(NOTES + "/" + id + "/publish", "");
        }

        assertThat(Objects.requireNonNull(notes.get(id).keys()))
                .extracting(UsedIdempotencyKey::version)
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void asksForTheVersion() {
        String id = editor.post(NOTES, BODY).text("id");
        String publish = NOTES + "/" + id + "/publish";

        assertThat(editor.post(publish, "").status()).isEqualTo(428);
        assertThat(editor.with("If-Match", "1").post(publish, "").status()).isEqualTo(400);
        assertThat(editor.with("If-Match", "\"7\"").post(publish, "").status()).isEqualTo(412);
    }
}

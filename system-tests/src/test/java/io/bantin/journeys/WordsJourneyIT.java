package io.bantin.journeys;

import static io.bantin.journeys.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.running.ProcessStatus;
import io.bantin.stack.identity.DemoAccount;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;

/** Kills every process at once while somebody writes. */
@UsesSharedSystem
class WordsJourneyIT {

    private static final String ARTICLES = "/api/editorial/articles";

    /** Enough for several moves of revisions to their archive. */
    private static final long SAVES = 12;

    @AfterEach
    void waitForTheRestart(Bantin bantin) {
        bantin.awaitAllUp();
    }

    @RepeatedTest(3)
    void whatWasTypedAndSavedSurvivesTheDeathOfEverything(Bantin bantin) throws Exception {
        var ann = bantin.as(DemoAccount.PUBLISHER);
        var bob = bantin.as(DemoAccount.EDITOR);
        var created = onceServed(() -> ann.post(ARTICLES, json("title", "Bài", "body", body(1))));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var article = ARTICLES + "/" + created.json().path("id").asString();
        var everything = bantin.processes().stream()
                .map(ProcessStatus::pid)
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
        var saved = new AtomicLong(1);
        try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
            var saving = editors.submit(() -> saveUntilKilled(bob, article, saved));
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> saved.get() >= SAVES);

            var typed = ann.put(article + "/working-copy", json("baseVersion", 1, "body", "Chưa lưu."), Map.of());
            everything.forEach(ProcessHandle::destroyForcibly);

            assertThat(typed.status()).isEqualTo(200);
            saving.get();
        }
        awaitRestart(bantin, ann, article);

        assertThat(read(ann, article + "/working-copy").path("body").asString()).isEqualTo("Chưa lưu.");
        long present = read(ann, article).path("version").asLong();
        // The last save may have been stored, and its answer lost.
        assertThat(present).isBetween(saved.get(), saved.get() + 1);
        for (long version = 1; version <= present; version++) {
            assertThat(read(ann, article + "/revisions/" + version).path("body").asString())
                    .isEqualTo(body(version));
        }
    }

    private static JsonNode read(Visitor editor, String path) {
        var answer = onceServed(() -> editor.get(path));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The gateway may still refuse requests for a service that was dead a moment ago, and says to try again shortly. */
    private static Visitor.Answer onceServed(Callable<Visitor.Answer> request) {
        return await().atMost(Duration.ofSeconds(30)).until(request, answer -> answer.status() != 503);
    }

    private static void saveUntilKilled(Visitor editor, String article, AtomicLong saved) {
        while (true) {
            long version = saved.get();
            try {
                var answer = editor.put(
                        article,
                        json("title", "Bài", "body", body(version + 1)),
                        Map.of("If-Match", "\"%d\"".formatted(version)));
                if (answer.status() != 200) {
                    assertThat(answer.status()).isGreaterThanOrEqualTo(500);
                    return;
                }
            } catch (UncheckedIOException killed) {
                return;
            }
            saved.set(version + 1);
        }
    }

    private static void awaitRestart(Bantin bantin, Visitor reader, String article) {
        await().atMost(Duration.ofMinutes(3))
                .ignoreException(UncheckedIOException.class)
                .until(() -> reader.get(article).status() == 200);
        bantin.awaitAllUp();
    }

    private static String body(long version) {
        return "Bản %d.\n\nBà con gặt sớm.\n\n%s"
                .formatted(version, List.of("lúa", "mưa", "lũ").get((int) (version % 3)));
    }
}

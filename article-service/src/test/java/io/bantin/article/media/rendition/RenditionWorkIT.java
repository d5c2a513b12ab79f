package io.bantin.article.media.rendition;

import static io.bantin.article.media.PictureFixtures.noise;
import static io.bantin.article.media.PictureFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.PictureState;
import io.bantin.article.media.Pictures;
import io.bantin.article.media.RenditionPlan;
import io.bantin.article.media.format.PictureType;
import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.claims.Claims;
import io.bantin.kit.ids.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.TestPropertySource;

/** A process dies at each step of the renditions, and another one finishes them. */
@ArticleIntegrationTest
@TestPropertySource(properties = "bantin.media.renditions.enabled=false")
class RenditionWorkIT {

    @Autowired
    private MongoOperations store;

    @Autowired
    private Pictures pictures;

    @Autowired
    private PictureFiles files;

    private final AtomicLong nanos = new AtomicLong();

    @BeforeEach
    void empty() {
        store.getCollection("pictures").drop();
    }

    /** Dies in the middle of the n-th file, or right after it and before its record. */
    private record DyingFiles(PictureFiles files, int survived, boolean afterStore, AtomicInteger stored)
            implements PictureFiles {

        @Override
        public <T> T store(String name, Writer<T> content) throws IOException {
            if (stored.get() == survived && !afterStore) {
                throw new Death();
            }
            T result = files.store(name, content);
            if (stored.getAndIncrement() == survived) {
                throw new Death();
            }
            return result;
        }

        @Override
        public Optional<InputStream> open(String name) {
            return files.open(name);
        }

        @Override
        public void delete(String name) {
            files.delete(name);
        }
    }

    private static final class Death extends Error {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void anotherProcessFinishesWhatADeadOneBegan(int survived) throws Exception {
        for (boolean afterStore : new boolean[] {false, true}) {
            var id = insertPicture();
            var dying = new DyingFiles(files, survived, afterStore, new AtomicInteger());
            assertThatThrownBy(() -> work(dying).perform(() -> false)).isInstanceOf(Death.class);
            assertThat(pictures.get(id).made()).hasSize(survived);
            var heir = work(files);

            // The dead one may be alive, for all that another process knows.
            assertThat(heir.perform(() -> false)).isFalse();
            nanos.addAndGet(Duration.ofSeconds(11).toNanos());
            assertThat(heir.perform(() -> false)).isTrue();

            assertReady(id);
        }
    }

    @Test
    void aStoppedProcessHandsItsWorkOver() throws Exception {
        var id = insertPicture();
        var asked = new AtomicInteger();

        assertThat(work(files).perform(() -> asked.incrementAndGet() > 2)).isTrue();
        assertThat(pictures.get(id).made()).hasSize(2);

        assertThat(work(files).perform(() -> false)).isTrue();
        assertReady(id);
    }

    @Test
    void manyWorkersMakeEachRenditionOnce() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            ids.add(insertPicture());
        }
        var counted = new DyingFiles(files, Integer.MAX_VALUE, false, new AtomicInteger());
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                var work = work(counted);
                threads.submit(() -> {
                    while (work.perform(() -> false)) {
                        // The next one.
                    }
                    return true;
                });
            }
        }

        ids.forEach(this::assertReady);
        assertThat(counted.stored()).hasValue(6 * 5);
    }

    @Test
    void givesUpAPictureThatKillsEachOfItsOwners() throws Exception {
        var id = insertPicture();
        for (int i = 0; i < 6; i++) {
            // Each owner releases the claim at once; the number of owners is what counts.
            assertThat(work(files).perform(() -> true)).isTrue();
        }

        assertThat(work(files).perform(() -> false)).isTrue();

        var picture = pictures.get(id);
        assertThat(picture.state()).isEqualTo(PictureState.FAILED);
        assertThat(picture.open()).isNull();
        assertThat(picture.failure()).endsWith(".");
    }

    private RenditionWork work(PictureFiles through) {
        var memory = new DecodingMemory(64 << 20);
        return new RenditionWork(pictures, new RenditionMaker(through, memory), new Claims(store, nanos::get));
    }

    private void assertReady(String id) {
        var picture = pictures.get(id);
        assertThat(picture.state()).isEqualTo(PictureState.READY);
        assertThat(picture.open()).isNull();
        assertThat(picture.made())
                .containsExactlyInAnyOrderElementsOf(picture.renditions().stream()
                        .map(rendition -> rendition.name())
                        .toList());
        for (var name : picture.made()) {
            assertThat(files.open(picture.fileOf(name))).isPresent();
        }
    }

    private String insertPicture() throws IOException {
        var id = Ids.next();
        var bytes = written(noise(700, 400, id.hashCode()), "jpeg");
        files.store(id + "/original", out -> {
            out.write(bytes);
            return bytes.length;
        });
        var sha256 = "0".repeat(64 - id.length()) + id;
        pictures.insert(new Picture(
                id,
                PictureState.PROCESSING,
                sha256,
                PictureType.JPEG,
                700,
                400,
                1,
                bytes.length,
                "Ảnh",
                null,
                null,
                null,
                List.of(),
                "lan",
                Instant.EPOCH,
                RenditionPlan.of(id, sha256, 700, 400, "jpg", true),
                List.of(),
                true,
                null,
                null,
                ClaimState.FREE));
        return id;
    }
}

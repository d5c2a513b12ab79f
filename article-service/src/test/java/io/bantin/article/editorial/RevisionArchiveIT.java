package io.bantin.article.editorial;

import static io.bantin.article.editorial.ArticleFixtures.NOON;
import static io.bantin.article.editorial.ArticleFixtures.PATHS;
import static io.bantin.article.editorial.ArticleFixtures.PUBLISHER;
import static io.bantin.article.editorial.ArticleFixtures.aBody;
import static io.bantin.article.editorial.ArticleFixtures.aSummary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.content.Body;
import io.bantin.article.revisions.Revisions;
import io.bantin.article.versions.Revision;
import io.bantin.article.versions.RevisionArchive;
import io.bantin.article.workflow.Attribution;
import io.bantin.kit.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ArticleIntegrationTest
class RevisionArchiveIT {

    @Autowired
    private Articles articles;

    @Autowired
    private RevisionArchive archive;

    @Autowired
    private Revisions revisions;

    @Autowired
    private MongoOperations store;

    private final Article draft = Article.draft(Ids.next(), aSummary(), aBody(), "ann", NOON);

    @BeforeEach
    void insert() {
        articles.insert(draft);
    }

    /** A process may die after any step; the next move repeats what was done and does the rest. */
    @Test
    void everyVersionIsReadableBetweenAnyTwoStepsOfTheMove() {
        var contents = saveTimes(4);
        var moved = stored().unarchivedRevisions();
        assertThat(moved).hasSize(5);
        for (var revision : moved.subList(0, 4)) {
            archive.insert(draft.id(), revision);
            assertReadable(contents);
        }

        archive.archive(draft.id());
        assertReadable(contents);
        assertThat(stored().unarchivedRevisions()).extracting(Revision::version).containsExactly(5L);

        archive.archive(draft.id());
        assertReadable(contents);
        assertThat(archive.below(draft.id(), Long.MAX_VALUE, 100)).hasSize(4);
    }

    @Test
    void everyVersionIsReadableWhileOthersSaveAndMove() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var movers = IntStream.range(0, 2)
                    .mapToObj(_ -> threads.submit(() -> {
                        while (!done.get()) {
                            archive.archive(draft.id());
                        }
                        return null;
                    }))
                    .toList();
            var reader = threads.submit(() -> {
                int reads = 0;
                while (!done.get()) {
                    var article = stored();
                    LongStream.rangeClosed(1, article.version())
                            .forEach(version -> assertThat(revisions
                                            .read(article, version)
                                            .content()
                                            .markdown())
                                    .isEqualTo(markdown(version)));
                    reads++;
                }
                return reads;
            });
            saveTimes(40);
            done.set(true);
            for (var mover : movers) {
                mover.get();
            }
            assertThat(reader.get()).isPositive();
        }
    }

    @Test
    void keepsFewRevisionsInTheDocument() {
        var contents = saveTimes(30);

        await().untilAsserted(() -> assertThat(stored().unarchivedRevisions()).hasSizeLessThanOrEqualTo(6));
        assertReadable(contents);
    }

    @Test
    void removesTheRevisionsWithTheArticle() {
        saveTimes(10);
        archive.archive(draft.id());

        assertThat(articles.delete(stored())).isTrue();

        assertThat(archive.below(draft.id(), Long.MAX_VALUE, 10)).isEmpty();
    }

    /** An instance of an older release makes versions without revisions while the newer one is rolled out. */
    @Test
    void namesAVersionThatAnOlderReleaseMade() {
        saveTimes(2);
        var between = new Update().inc("version", 1).set("body.markdown", "Cũ.");
        store.updateFirst(Query.query(Criteria.where("_id").is(draft.id())), between, Article.class);

        var present = stored();
        assertThat(articles.apply(present, rewritten(present, "Mới."), null)).isTrue();

        assertThat(revisions.read(stored(), 5).content().markdown()).isEqualTo("Mới.");
        assertThat(revisions.read(stored(), 4).content().markdown()).isEqualTo("Cũ.");
        assertThat(revisions.read(stored(), 4).revision().by()).isNull();
    }

    @Test
    void aThousandRevisionsOfAHundredKilobytesTakeLessThanFiveMegabytes() {
        var random = new Random(1);
        var paragraphs = IntStream.range(0, 220)
                .mapToObj(i -> "Đoạn %d: ".formatted(i) + "bà con gặt lúa sớm vì mưa lũ đang về rất gần. ".repeat(7))
                .collect(Collectors.toList());
        var article = stored();
        for (int i = 0; i < 1000; i++) {
            int at = random.nextInt(paragraphs.size());
            paragraphs.set(at, "Sửa lần %d: ".formatted(i) + paragraphs.get(at));
            var change = rewritten(article, String.join("\n\n", paragraphs));
            assertThat(articles.apply(article, change, null)).isTrue();
            article = stored();
        }
        assertThat(article.body().markdown().getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(100_000);
        await().untilAsserted(() -> assertThat(stored().unarchivedRevisions()).hasSizeLessThanOrEqualTo(6));

        long archived = 0;
        for (var revision :
                store.getCollection("revisions").find(new Document("article", draft.id()), RawBsonDocument.class)) {
            archived += revision.getByteBuffer().remaining();
        }

        assertThat(archived).isBetween(100_000L, 5_000_000L);
        assertThat(revisions.read(article, 2).content().markdown())
                .contains("Sửa lần 0: ")
                .doesNotContain("Sửa lần 1:");
    }

    private List<String> saveTimes(int times) {
        for (int i = 0; i < times; i++) {
            var article = stored();
            assertThat(articles.apply(article, rewritten(article, markdown(article.version() + 1)), null))
                    .isTrue();
        }
        return LongStream.rangeClosed(1, stored().version())
                .mapToObj(RevisionArchiveIT::markdown)
                .toList();
    }

    private static String markdown(long version) {
        return version == 1 ? aBody().markdown() : "Bản %d.\n\nBà con gặt sớm.".formatted(version);
    }

    private static Article.Change rewritten(Article article, String markdown) {
        var attribution = new Attribution(PUBLISHER, NOON.plusSeconds(article.version()));
        return article.rewrite(article.summary(), new Body(markdown, "<p>…</p>"), PATHS, false, attribution);
    }

    private Article stored() {
        return articles.get(draft.id());
    }

    private void assertReadable(List<String> contents) {
        var article = stored();
        for (int i = 0; i < contents.size(); i++) {
            assertThat(revisions.read(article, i + 1L).content().markdown()).isEqualTo(contents.get(i));
        }
    }
}

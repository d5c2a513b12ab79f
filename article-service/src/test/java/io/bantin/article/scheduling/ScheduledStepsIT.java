package io.bantin.article.scheduling;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static io.bantin.article.editorial.ArticleFixtures.PUBLISHER;
import static io.bantin.article.media.PictureFixtures.noise;
import static io.bantin.article.media.PictureFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.Categories;
import io.bantin.article.categories.KnownCategories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Articles;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.article.media.MediaApi;
import io.bantin.article.media.Pictures;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workflow.Step;
import io.bantin.kit.outbox.OutboxEvent;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Interleavings of instances, editors and deaths. The instances of this test live on a clock that is two days ahead, so the
 * schedule of the running service does not touch their articles.
 */
@ArticleIntegrationTest
class ScheduledStepsIT {

    private static final Instant DUE = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private ArticleApi api;

    @Autowired
    private Articles articles;

    @Autowired
    private Categories categories;

    @Autowired
    private NamedPictures namedPictures;

    @Autowired
    private Pictures pictures;

    @Autowired
    private Environment environment;

    @Autowired
    private MongoOperations store;

    private final AtomicReference<Instant> now = new AtomicReference<>(DUE);
    private String category = "";

    @BeforeEach
    void publishACategory() {
        category = KnownCategories.aCategory();
    }

    @Test
    void oneOfManyInstancesPublishesADueArticle() throws Exception {
        var scheduled = scheduled();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var instances = IntStream.range(0, 8).mapToObj(_ -> instance()).toList();
            var work = instances.stream()
                    .map(instance -> (Callable<Void>) () -> {
                        instance.due().forEach(instance::take);
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(articles.get(scheduled.id()).publishedAt()).isEqualTo(DUE);
        var history = api.get(EDITORIAL + "/" + scheduled.id() + "/history", publisher())
                .expect(200);
        var last = history.json().path("items").path(0);
        assertThat(last.path("step").asString()).isEqualTo("publish");
        assertThat(last.path("by").asString()).isEqualTo("publisher");
        assertThat(last.path("reason").asString()).isEqualTo("Scheduled for " + DUE);
        assertPublishedOnce(scheduled);
    }

    @Test
    void publishesNothingEarlyAndHoldsWhenTheClockJumpsBack() {
        var scheduled = scheduled();
        var readWhenDue = articles.get(scheduled.id());

        now.set(DUE.minusMillis(1));
        assertThat(instance().due()).doesNotContain(scheduled.id());
        instance().take(scheduled.id());
        instance().take(readWhenDue);
        assertThat(statusOf(scheduled)).isEqualTo(ArticleStatus.SCHEDULED);

        now.set(DUE);
        instance().take(scheduled.id());
        now.set(DUE.minusSeconds(3600));
        instance().take(scheduled.id());
        assertPublishedOnce(scheduled);
    }

    @Test
    void publishesAtOnceWhenTheClockJumpsAheadOrAfterAnOutage() {
        var scheduled = scheduled();
        now.set(DUE.plus(Duration.ofHours(5)));

        assertThat(instance().due()).contains(scheduled.id());
        instance().take(scheduled.id());

        assertThat(articles.get(scheduled.id()).publishedAt()).isEqualTo(now.get());
        assertPublishedOnce(scheduled);
    }

    /** Nothing of the dead instance is left in the store, so there is nothing to wait for. */
    @Test
    void anInstanceThatDiedBeforeItsUpdateDelaysNobody() {
        var scheduled = scheduled();
        var dead = instance();
        assertThat(dead.due()).contains(scheduled.id());
        articles.get(scheduled.id());

        instance().take(scheduled.id());

        assertPublishedOnce(scheduled);
    }

    @Test
    void aStalledInstanceChangesNothingAfterAnotherPublished() {
        var scheduled = scheduled();
        var readBeforeTheStall = articles.get(scheduled.id());
        instance().take(scheduled.id());

        instance().take(readBeforeTheStall);

        assertPublishedOnce(scheduled);
    }

    @Test
    void aStalledInstanceChangesNothingAfterAHandPublishedAndWithdrew() {
        var scheduled = scheduled();
        var readBeforeTheStall = articles.get(scheduled.id());
        var published = step("publish", scheduled, null).expect(200);
        step("withdraw", published, "{\"reason\": \"Sai.\"}").expect(200);

        instance().take(readBeforeTheStall);

        assertThat(statusOf(scheduled)).isEqualTo(ArticleStatus.WITHDRAWN);
        assertThat(Topics.awaitRecords("article-events", scheduled.id(), 2))
                .extracting(record -> Topics.header(record, "ce_type"))
                .containsExactly("article-published", "article-withdrawn");
    }

    @Test
    void publishesNothingAfterUnscheduleWasAcknowledged() {
        var scheduled = scheduled();
        var readBefore = articles.get(scheduled.id());
        var unscheduled = step("unschedule", scheduled, null).expect(200);
        assertThat(unscheduled.text("status")).isEqualTo("APPROVED");
        assertThat(unscheduled.json().path("publishAt").isNull()).isTrue();

        instance().take(readBefore);
        instance().take(scheduled.id());

        assertUnpublished(scheduled, ArticleStatus.APPROVED);
    }

    @Test
    void publishesNothingAtATimeThatWasChanged() {
        var scheduled = scheduled();
        var readBefore = articles.get(scheduled.id());
        step("schedule", scheduled, at(DUE.plusSeconds(60))).expect(200);

        instance().take(readBefore);
        instance().take(scheduled.id());
        assertUnpublished(scheduled, ArticleStatus.SCHEDULED);

        now.set(DUE.plusSeconds(60));
        instance().take(scheduled.id());
        assertPublishedOnce(scheduled);
    }

    @Test
    void publishesNothingThatAnEditorChanged() {
        var scheduled = scheduled();
        var readBefore = articles.get(scheduled.id());
        api.put(scheduled, TestTokens.of("editor"), Manuscripts.titled("Sửa", category))
                .expect(200);

        instance().take(readBefore);
        instance().take(scheduled.id());

        assertUnpublished(scheduled, ArticleStatus.APPROVED);
    }

    @Test
    void publishesWhatAPublisherSavedLast() {
        var scheduled = scheduled();
        var readBefore = articles.get(scheduled.id());
        api.put(scheduled, publisher(), Manuscripts.titled("Sửa", category)).expect(200);

        instance().take(readBefore);
        instance().take(scheduled.id());

        assertThat(articles.get(scheduled.id()).summary().title()).isEqualTo("Sửa");
        assertPublishedOnce(scheduled);
    }

    @Test
    void keepsAnArticleWhoseCategoryIsGoneAndTriesAgain() {
        var scheduled = scheduled();
        KnownCategories.send(category, 2, "Cũ", null, true);
        // The removal has arrived once a later category is known.
        var other = KnownCategories.aCategory();
        api.create(publisher(), Manuscripts.titled("Khác", other)).expect(201);

        instance().take(scheduled.id());
        var shown = api.get(EDITORIAL + "/" + scheduled.id(), publisher()).expect(200);
        assertThat(shown.text("status")).isEqualTo("SCHEDULED");
        assertThat(shown.text("scheduleProblem")).contains("removed");
        assertThat(shown.etag()).as("a problem makes no version").isEqualTo(scheduled.etag());
        assertThat(instance().due()).as("others come first for a while").doesNotContain(scheduled.id());
        now.set(DUE.plus(ScheduledSteps.RETRY));
        assertThat(instance().due()).contains(scheduled.id());

        var mended = api.put(shown, publisher(), Manuscripts.titled("Mục mới", other))
                .expect(200);
        assertThat(mended.json().path("scheduleProblem").isNull()).isTrue();
        now.set(DUE);
        assertThat(instance().due()).as("a save is a reason to try at once").contains(scheduled.id());
        instance().take(scheduled.id());
        assertPublishedOnce(scheduled);
    }

    @Test
    void keepsAnArticleWhosePictureIsDamagedAndTriesAgain() {
        var media = new MediaApi(environment);
        var picture = media.upload(written(noise(60, 40, System.nanoTime()), "png"), "Lúa")
                .expect(201)
                .id();
        await().until(() ->
                media.get(MediaApi.PATH + "/" + picture).text("state").equals("READY"));
        var manuscript = """
                {"title": "Mùa gặt", "body": "![Lúa](media:%s)", "categoryIds": ["%s"]}""".formatted(picture, category);
        var draft = api.create(TestTokens.of("reporter"), manuscript).expect(201);
        pictures.update(picture, new Update().set("state", "FAILED"));
        assertThat(step("schedule", draft, at(DUE)).expect(400).faultyField()).isEqualTo("body");
        pictures.update(picture, new Update().set("state", "READY"));
        var scheduled = step("schedule", draft, at(DUE)).expect(200);
        pictures.update(picture, new Update().set("state", "FAILED"));

        instance().take(scheduled.id());
        assertThat(articles.get(scheduled.id()).scheduleProblem()).contains(picture, "damaged");
        assertThat(statusOf(scheduled)).isEqualTo(ArticleStatus.SCHEDULED);

        pictures.update(picture, new Update().set("state", "READY"));
        now.set(DUE.plus(ScheduledSteps.RETRY));
        instance().take(scheduled.id());
        assertThat(articles.get(scheduled.id()).scheduleProblem()).isNull();
        assertPublishedOnce(scheduled);
    }

    @Test
    void keepsAnArticleWithAFullOutboxAndTriesAgain() {
        var scheduled = scheduled();
        var waiting = new OutboxEvent(scheduled.id() + ".0", "test", 0, scheduled.id(), "/t", DUE, null, "{}");
        setOutbox(scheduled, Collections.nCopies(64, waiting));

        instance().take(scheduled.id());
        assertThat(articles.get(scheduled.id()).scheduleProblem()).contains("message broker");
        assertThat(statusOf(scheduled)).isEqualTo(ArticleStatus.SCHEDULED);

        setOutbox(scheduled, List.of());
        now.set(DUE.plus(ScheduledSteps.RETRY));
        instance().due().forEach(instance()::take);
        assertThat(articles.get(scheduled.id()).scheduleProblem()).isNull();
        assertPublishedOnce(scheduled);
    }

    @Test
    void aStalledInstanceReportsNoProblemOfAnEarlierVersion() {
        var scheduled = scheduled();
        var readBefore = articles.get(scheduled.id());
        step("unschedule", scheduled, null).expect(200);

        articles.postpone(readBefore, "Late.", DUE);

        assertThat(articles.get(scheduled.id()).scheduleProblem()).isNull();
        assertThat(instance().due()).doesNotContain(scheduled.id());
    }

    @Test
    void doesNotPublishWhatExpiredDuringAnOutage() {
        var scheduled = scheduled();
        expireAt(scheduled, DUE.plusSeconds(60));
        now.set(DUE.plusSeconds(61));

        instance().due().forEach(instance()::take);

        assertThat(articles.get(scheduled.id()).scheduleProblem()).isEqualTo(Article.EXPIRED);
        assertThat(instance().due()).doesNotContain(scheduled.id());
        assertUnpublished(scheduled, ArticleStatus.SCHEDULED);
    }

    @Test
    void tellsAtOnceThatAnArticleExpiresBeforeItsPublication() {
        var scheduled = scheduled();
        expireAt(scheduled, DUE);

        assertThat(articles.get(scheduled.id()).scheduleProblem()).isEqualTo(Article.EXPIRED);
        assertThat(instance().due()).doesNotContain(scheduled.id());
        instance().take(scheduled.id());
        assertUnpublished(scheduled, ArticleStatus.SCHEDULED);
    }

    @Test
    void withdrawsAnExpiredArticleOnce() {
        var scheduled = scheduled();
        expireAt(scheduled, DUE.plusSeconds(60));
        instance().take(scheduled.id());
        assertThat(statusOf(scheduled)).isEqualTo(ArticleStatus.PUBLISHED);
        now.set(DUE.plusSeconds(59));
        assertThat(instance().due()).doesNotContain(scheduled.id());

        now.set(DUE.plusSeconds(60));
        var readBefore = articles.get(scheduled.id());
        assertThat(instance().due()).contains(scheduled.id());
        instance().take(scheduled.id());
        instance().take(readBefore);

        assertThat(statusOf(scheduled)).isEqualTo(ArticleStatus.WITHDRAWN);
        assertThat(instance().due()).doesNotContain(scheduled.id());
        assertThat(Topics.awaitRecords("article-events", scheduled.id(), 2))
                .extracting(record -> Topics.header(record, "ce_type"))
                .containsExactly("article-published", "article-withdrawn");
        api.get("/api/articles/" + scheduled.id(), null).expect(410);
    }

    /** Another process on the same store. */
    private ScheduledSteps instance() {
        return new ScheduledSteps(articles, categories, namedPictures, clock());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private Answer scheduled() {
        var draft = api.create(TestTokens.of("reporter"), Manuscripts.titled("Mùa gặt", category))
                .expect(201);
        return step("schedule", draft, at(DUE)).expect(200);
    }

    private void expireAt(Answer scheduled, Instant end) {
        var article = articles.get(scheduled.id());
        var planned = article.planned(article.dates().expiring(end, "publisher"));
        var change = planned.rewrite(
                article.summary(), article.body(), List.of(), false, new Attribution(PUBLISHER, DUE.minusSeconds(60)));
        assertThat(articles.apply(article, change, null)).isTrue();
    }

    private Answer step(String step, Answer read, @Nullable String body) {
        var path = "%s/%s/%s".formatted(EDITORIAL, read.id(), step);
        return api.send("POST", path, publisher(), body, Map.of("If-Match", read.etag()));
    }

    private void setOutbox(Answer article, List<OutboxEvent> events) {
        store.updateFirst(
                Query.query(Criteria.where("_id").is(article.id())), Update.update("outbox", events), "articles");
    }

    private ArticleStatus statusOf(Answer article) {
        return articles.get(article.id()).status();
    }

    private void assertPublishedOnce(Answer article) {
        assertThat(statusOf(article)).isEqualTo(ArticleStatus.PUBLISHED);
        assertThat(eventsUntilALaterArticle(article)).containsExactly("article-published");
    }

    private void assertUnpublished(Answer article, ArticleStatus status) {
        assertThat(statusOf(article)).isEqualTo(status);
        assertThat(articles.get(article.id()).outbox()).isEmpty();
        assertThat(articles.history(articles.get(article.id())))
                .extracting(entry -> entry.step())
                .doesNotContain(Step.PUBLISH);
    }

    /** A withdrawal of the same article follows in the same partition, so what came before it is all there is. */
    private List<String> eventsUntilALaterArticle(Answer article) {
        var published = articles.get(article.id());
        var change = published.withdraw("Hết.", List.of(List.of(category)), new Attribution(PUBLISHER, now.get()));
        assertThat(articles.apply(published, change, null)).isTrue();
        var types = Topics.awaitRecords("article-events", article.id(), 2).stream()
                .map(record -> Topics.header(record, "ce_type"))
                .toList();
        assertThat(types).last().isEqualTo("article-withdrawn");
        return types.subList(0, types.size() - 1);
    }

    private static String at(Instant time) {
        return "{\"publishAt\": \"%s\"}".formatted(time);
    }

    private static String publisher() {
        return TestTokens.of("publisher");
    }
}

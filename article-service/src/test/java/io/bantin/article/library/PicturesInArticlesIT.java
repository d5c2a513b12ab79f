package io.bantin.article.library;

import static io.bantin.article.media.PictureFixtures.ascii;
import static io.bantin.article.media.PictureFixtures.noise;
import static io.bantin.article.media.PictureFixtures.withChunk;
import static io.bantin.article.media.PictureFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.categories.KnownCategories;
import io.bantin.article.media.MediaApi;
import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.Pictures;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.query.Update;

@ArticleIntegrationTest
class PicturesInArticlesIT {

    private static final String UNKNOWN = "0000000000000";

    private static long seed = System.nanoTime();

    @Autowired
    private ArticleApi articles;

    @Autowired
    private Environment environment;

    @Autowired
    private Pictures pictures;

    @Autowired
    private PictureFiles files;

    @Autowired
    private PictureUse use;

    private MediaApi media;

    @BeforeEach
    void connect() {
        media = new MediaApi(environment);
    }

    @Test
    void showsPicturesWithTheirSizes() {
        var id = upload(700, 400);

        var saved = create("![Gặt lúa](media:%s \"Xã Tân Kiều\")".formatted(id), id);

        assertThat(saved.text("html"))
                .startsWith("<figure><img src=\"/media/" + id + "/700-")
                .contains(".webp 320w , /media/" + id + "/640-", " 700w\"", "sizes=\"(min-width: 46rem) 46rem, 100vw\"")
                .contains("width=\"700\" height=\"400\"", "alt=\"Gặt lúa\"", "loading=\"lazy\"")
                .contains("<figcaption>Xã Tân Kiều</figcaption></figure>");
        assertThat(saved.json().path("warnings").isEmpty()).isTrue();
        var cover = saved.json().path("cover");
        assertThat(cover.path("mediaId").asString()).isEqualTo(id);
        assertThat(cover.path("alt").asString()).isEqualTo("Mô tả");
        assertThat(cover.path("renditions")
                        .valueStream()
                        .map(each -> each.path("width").asInt()))
                .contains(320, 640, 700);
        var published = articles.publish(saved).expect(200);
        var read = articles.get("/api/articles/" + published.id(), null).expect(200);
        assertThat(read.json().path("cover").path("renditions").size()).isEqualTo(5);
        assertThat(read.text("html")).isEqualTo(saved.text("html"));
    }

    @Test
    void refusesUnknownPicturesByField() {
        var inText = "![a](media:%s)".formatted(UNKNOWN);
        assertThat(send(inText, null).expect(400).faultyFields()).containsExactly("body");
        assertThat(send("Chữ", UNKNOWN).expect(400).faultyFields()).containsExactly("cover.mediaId");
        assertThat(send("![a](media:../../x)", null).expect(400).faultyFields()).containsExactly("body");
        assertThat(send("<img src='media:'>", null).expect(400).faultyFields()).containsExactly("body");
        create("`![a](media:%s)` trong mã".formatted(UNKNOWN), null);
    }

    @Test
    void refusesToPublishAPictureThatTurnedOutToBeDamaged() {
        var id = upload(60, 40);
        var saved = create("![a](media:%s)".formatted(id), id);
        // Otherwise the renditions made meanwhile would set the state again.
        awaitState(id, "READY");
        pictures.update(id, new Update().set("state", "FAILED"));

        assertThat(articles.publish(saved).expect(400).faultyFields()).containsExactly("body", "cover.mediaId");
    }

    @Test
    void refusesToSaveADamagedPicture() {
        var damaged = withChunk(written(noise(60, 40, seed++), "png"), "IDAT", ascii("no pixels"));
        var id = media.upload(damaged, "Hỏng").expect(201).id();
        awaitState(id, "FAILED");

        assertThat(send("![a](media:%s)".formatted(id), id).expect(400).faultyFields())
                .containsExactlyInAnyOrder("cover.mediaId");
        assertThat(send("![a](media:%s)".formatted(id), null).expect(400).faultyFields())
                .containsExactly("body");
    }

    @Test
    void readsAnOldVersionWithoutItsRemovedPictureButDoesNotRestoreIt() {
        var id = upload(60, 40);
        var first = create("Trước.\\n\\n![Gặt lúa](media:%s)".formatted(id), null);
        var path = ArticleApi.EDITORIAL + "/" + first.id() + "/revisions/1";
        assertThat(articles.get(path, TestTokens.of("editor")).expect(200).text("html"))
                .isEqualTo(first.text("html"))
                .contains("<figure>");
        var second = articles.put(first, TestTokens.of("editor"), manuscript("Chữ", null))
                .expect(200);
        media.send("DELETE", MediaApi.PATH + "/" + id, null).expect(204);

        var read = articles.get(path, TestTokens.of("editor")).expect(200);
        assertThat(read.text("body")).contains("media:" + id);
        assertThat(read.text("html")).contains("Gặt lúa").doesNotContain("<img");
        var headers = Map.of("If-Match", second.etag());
        var refused = articles.send("POST", path + "/restore", TestTokens.of("editor"), null, headers);
        assertThat(refused.expect(400).faultyFields()).containsExactly("body");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsAPictureThatAnArticleShows(boolean asCover) {
        var id = upload(60, 40);
        var article = asCover ? create("Chữ", id) : create("![a](media:%s)".formatted(id), null);

        var refused = media.send("DELETE", MediaApi.PATH + "/" + id, null).expect(409);

        assertThat(refused.text("type")).isEqualTo("/problems/picture-in-use");
        assertThat(refused.json().path("articles").path(0).path("id").asString())
                .isEqualTo(article.id());
        assertThat(refused.json().path("articles").path(0).path("title").asString())
                .isEqualTo("Bài có ảnh");
        assertThat(unused()).doesNotContain(id);

        articles.put(article, TestTokens.of("editor"), manuscript("Chữ", null)).expect(200);
        assertThat(unused()).contains(id);
        media.send("DELETE", MediaApi.PATH + "/" + id, null).expect(204);
        assertThat(send("![a](media:%s)".formatted(id), null).expect(400).faultyFields())
                .containsExactly("body");
    }

    @Test
    void bringsBackAPictureThatAnArticleNamedWhileItWasRemoved() {
        var id = upload(60, 40);
        var picture = pictures.get(id);
        media.send("DELETE", MediaApi.PATH + "/" + id, null).expect(204);
        // As a save that had checked its pictures just before.
        pictures.restore(pictures.removedBefore(Clock.systemUTC().instant().plusSeconds(60)).stream()
                .filter(removed -> removed.id().equals(picture.id()))
                .findFirst()
                .orElseThrow());
        create("![a](media:%s)".formatted(id), null);
        pictures.update(id, new Update().set("removedAt", Clock.systemUTC().instant()));

        new RemovedPictureCleanup(pictures, files, use, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3)))
                .removeBytes();

        media.get(MediaApi.PATH + "/" + id).expect(200);
    }

    private String upload(int width, int height) {
        return media.upload(written(noise(width, height, seed++), "jpeg"), "Mô tả")
                .expect(201)
                .id();
    }

    private void awaitState(String id, String state) {
        await().until(() -> media.get(MediaApi.PATH + "/" + id).text("state").equals(state));
    }

    private Answer create(String body, @Nullable String cover) {
        return send(body, cover).expect(201);
    }

    private Answer send(String body, @Nullable String cover) {
        return articles.create(TestTokens.of("editor"), manuscript(body, cover));
    }

    private static String manuscript(String body, @Nullable String cover) {
        return """
                {"title": "Bài có ảnh", "body": "%s", "categoryIds": ["%s"], "cover": %s}""".formatted(
                        body.replace("\"", "\\\""),
                        KnownCategories.aCategory(),
                        cover == null ? "null" : "{\"mediaId\": \"%s\"}".formatted(cover));
    }

    private List<String> unused() {
        return media.get(MediaApi.PATH + "?unused=true&limit=100")
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}

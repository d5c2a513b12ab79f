package io.bantin.article.library;

import static io.bantin.article.media.PictureFixtures.noise;
import static io.bantin.article.media.PictureFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.media.MediaApi;
import io.bantin.article.media.MediaApi.Form;
import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.Pictures;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

@ArticleIntegrationTest
class MediaLibraryIT {

    private static long seed = System.nanoTime();

    @Autowired
    private Environment environment;

    @Autowired
    private MongoOperations store;

    @Autowired
    private Pictures pictures;

    @Autowired
    private PictureFiles files;

    @Autowired
    private PictureUse use;

    @Autowired
    private Clock clock;

    private MediaApi media;

    @BeforeEach
    void connect() {
        media = new MediaApi(environment);
    }

    @Test
    void findsPicturesByTheBeginningsOfWordsWithoutToneMarks() {
        long number = seed++;
        var word = "từ" + number;
        var found = media.upload(
                        TestTokens.of("reporter"),
                        new Form()
                                .file("a.png", "image/png", picture())
                                .text("alt", "Đồng lúa chín " + word)
                                .text("caption", "Xã Tân Kiều")
                                .text("credit", "Lê An"))
                .expect(201);
        upload("Con đường " + word);

        for (var q : List.of("dong lua", "%C4%90%E1%BB%93ng LUA", "kieu", "LE an", "do lu ch")) {
            assertThat(ids("?q=%s%%20tu%d".formatted(q.replace(" ", "%20"), number)))
                    .as(q)
                    .contains(found.id());
        }
        assertThat(ids("?q=lua%20tu" + number)).containsExactly(found.id());
        assertThat(ids("?q=khong%20tu" + number)).isEmpty();
    }

    @Test
    void listsInPagesNewestFirst() {
        var uploaded = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            uploaded.addFirst(upload("Trang").id());
        }

        var first = media.get(MediaApi.PATH + "?limit=3").expect(200);
        var second = media.get(MediaApi.PATH + "?limit=2&cursor=" + first.text("next"))
                .expect(200);

        assertThat(ids(first)).isEqualTo(uploaded.subList(0, 3));
        assertThat(ids(second)).isEqualTo(uploaded.subList(3, 5));
    }

    @Test
    void changesTextsFieldByField() {
        var picture = media.upload(
                        TestTokens.of("reporter"),
                        new Form()
                                .file("a.png", "image/png", picture())
                                .text("alt", "Cũ")
                                .text("caption", "Chú thích")
                                .text("credit", "Lê An"))
                .expect(201);
        var path = MediaApi.PATH + "/" + picture.id();

        media.send("PATCH", path, "{\"alt\": \"Mới\", \"credit\": null}").expect(200);

        var read = media.get(path);
        assertThat(read.text("alt")).isEqualTo("Mới");
        assertThat(read.text("caption")).isEqualTo("Chú thích");
        assertThat(read.json().path("credit").isNull()).isTrue();
        assertThat(ids("?q=moi")).contains(picture.id());
        for (var bad : List.of("{\"alt\": \"\"}", "{\"alt\": null}", "{\"alt\": \"%s\"}".formatted("x".repeat(501)))) {
            assertThat(media.send("PATCH", path, bad).expect(400).faultyField()).isEqualTo("alt");
        }
        assertThat(media.send("PATCH", path, "{\"caption\": \"%s\"}".formatted("x".repeat(1001)))
                        .expect(400)
                        .faultyField())
                .isEqualTo("caption");
        assertThat(media.send("PATCH", path, "{\"state\": \"READY\"}")
                        .expect(400)
                        .faultyField())
                .isEqualTo("state");
        media.send("PATCH", MediaApi.PATH + "/0000000000000", "{}").expect(404);
    }

    @Test
    void aReporterChangesOwnPicturesOnly() {
        var others = media.upload(
                        TestTokens.of("editor"),
                        new Form().file("a.png", "image/png", picture()).text("alt", "x"))
                .expect(201);
        var path = MediaApi.PATH + "/" + others.id();

        media.sendAs("reporter", "PATCH", path, "{}").expect(403);
        media.sendAs("reporter", "DELETE", path, null).expect(403);
        media.sendAs("reporter", "GET", path, null).expect(200);
        media.sendAs(
                        "reporter",
                        "DELETE",
                        MediaApi.PATH + "/" + upload("Của mình").id(),
                        null)
                .expect(204);
    }

    @Test
    void removesAPictureThatNobodyUsesWithItsBytes() {
        var picture = ready(upload("Bỏ"));

        media.send("DELETE", MediaApi.PATH + "/" + picture.id(), null).expect(204);

        media.get(MediaApi.PATH + "/" + picture.id()).expect(404);
        assertThat(ids("?limit=100")).doesNotContain(picture.id());
        var url = picture.json().path("renditions").path(0).path("url").asString();
        assertThat(media.load("/api" + url).statusCode()).isEqualTo(404);
        cleanUp();
        assertThat(chunksOf(picture)).isZero();
        assertThat(store.getCollection("pictures").countDocuments(new Document("_id", picture.id())))
                .isZero();
    }

    @Test
    void bringsAPictureBackWhenItsBytesAreUploadedAgain() {
        var bytes = picture();
        var picture = media.upload(bytes, "Một").expect(201);
        media.send("DELETE", MediaApi.PATH + "/" + picture.id(), null).expect(204);

        assertThat(media.upload(bytes, "Một").expect(200).id()).isEqualTo(picture.id());

        cleanUp();
        media.get(MediaApi.PATH + "/" + picture.id()).expect(200);
    }

    @Test
    void makesANewPictureAfterTheOldOneIsGone() {
        var bytes = picture();
        var gone = ready(media.upload(bytes, "Một").expect(201));
        media.send("DELETE", MediaApi.PATH + "/" + gone.id(), null).expect(204);
        cleanUp();

        var again = ready(media.upload(bytes, "Hai").expect(201));

        assertThat(again.id()).isNotEqualTo(gone.id());
        assertThat(again.text("alt")).isEqualTo("Hai");
    }

    private void cleanUp() {
        var later = Clock.offset(clock, Duration.ofMinutes(3));
        new RemovedPictureCleanup(pictures, files, use, later).removeBytes();
    }

    private Answer upload(String alt) {
        return media.upload(picture(), alt).expect(201);
    }

    private static byte[] picture() {
        return written(noise(40, 30, seed++), "png");
    }

    private Answer ready(Answer uploaded) {
        return await().until(
                        () -> media.get(MediaApi.PATH + "/" + uploaded.id()),
                        read -> read.text("state").equals("READY"));
    }

    private long chunksOf(Answer picture) {
        return store.getCollection("pictureFiles.chunks")
                .countDocuments(new Document("files_id", new Document("$regex", "^" + picture.id())));
    }

    private List<String> ids(String query) {
        return ids(media.get(MediaApi.PATH + query).expect(200));
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}

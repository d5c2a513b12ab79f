package io.bantin.article.media.upload;

import static io.bantin.article.media.PictureFixtures.SECRET;
import static io.bantin.article.media.PictureFixtures.animated;
import static io.bantin.article.media.PictureFixtures.ascii;
import static io.bantin.article.media.PictureFixtures.claiming;
import static io.bantin.article.media.PictureFixtures.fields;
import static io.bantin.article.media.PictureFixtures.fromCamera;
import static io.bantin.article.media.PictureFixtures.gif;
import static io.bantin.article.media.PictureFixtures.jpeg;
import static io.bantin.article.media.PictureFixtures.noise;
import static io.bantin.article.media.PictureFixtures.png;
import static io.bantin.article.media.PictureFixtures.withChunk;
import static io.bantin.article.media.PictureFixtures.written;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.media.MediaApi;
import io.bantin.article.media.MediaApi.Form;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

@ArticleIntegrationTest
class UploadIT {

    private static long seed = System.nanoTime();

    @Autowired
    private Environment environment;

    @Autowired
    private MongoOperations store;

    private MediaApi media;

    @BeforeEach
    void connect() {
        media = new MediaApi(environment);
    }

    @Test
    void makesRenditionsWithoutWhatIsPrivate() throws IOException {
        var camera = fromCamera(written(noise(1500, 1000, seed++), "jpeg"), 6);

        var uploaded = media.upload(camera, "Cánh đồng").expect(201);

        assertThat(uploaded.text("state")).isEqualTo("PROCESSING");
        assertThat(uploaded.headers().get("location")).isEqualTo(MediaApi.PATH + "/" + uploaded.id());
        assertThat(uploaded.text("type")).isEqualTo("image/jpeg");
        assertThat(uploaded.json().path("width").asInt()).isEqualTo(1000);
        assertThat(uploaded.json().path("height").asInt()).isEqualTo(1500);
        assertThat(uploaded.json().path("bytes").asInt()).isEqualTo(camera.length);
        var ready = ready(uploaded);
        assertThat(ready.json()
                        .path("renditions")
                        .valueStream()
                        .map(each -> each.path("width").asInt()))
                .containsExactlyInAnyOrder(320, 640, 960, 1000, 640, 1000);
        for (var rendition : ready.json().path("renditions")) {
            var url = rendition.path("url").asString();
            assertThat(url).startsWith("/media/" + uploaded.id() + "/");
            var loaded = media.load("/api" + url);
            assertThat(loaded.statusCode()).isEqualTo(200);
            assertThat(loaded.headers().firstValue("content-type"))
                    .contains(rendition.path("type").asString());
            assertThat(new String(loaded.body(), ISO_8859_1)).doesNotContain(SECRET, "Exif");
            var image = ImageIO.read(new ByteArrayInputStream(loaded.body()));
            assertThat(image.getWidth()).isEqualTo(rendition.path("width").asInt());
            assertThat(image.getHeight()).isEqualTo(rendition.path("height").asInt());
        }
        assertThat(storedText(uploaded.id())).doesNotContain(SECRET);
    }

    @Test
    void makesNoRenditionLargerThanThePicture() {
        var ready = ready(
                media.upload(written(noise(100, 50, seed++), "png"), "Nhỏ").expect(201));

        assertThat(ready.json()
                        .path("renditions")
                        .valueStream()
                        .map(each -> each.path("width").asInt()))
                .containsOnly(100);
    }

    @Test
    void storesTheSameBytesOnce() {
        var picture = written(noise(400, 300, seed++), "jpeg");
        var first = media.upload(picture, "Một").expect(201);

        var again = media.upload(picture, "Hai").expect(200);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.text("alt")).isEqualTo("Một");
        assertThat(again.text("sha256")).hasSize(64);
        ready(first);
        assertThat(originals(first.id())).isEqualTo(1);
        assertThat(store.getCollection("pictureUploads").countDocuments()).isZero();
    }

    @Test
    void storesTheSameBytesOnceWhenTheyArriveAtTheSameTime() throws Exception {
        var picture = written(noise(400, 300, seed++), "jpeg");
        List<Future<Answer>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> media.upload(picture, "Cùng lúc")));
            }
        }
        var ids = new ArrayList<String>();
        for (var answer : answers) {
            ids.add(answer.get().id());
        }

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(answers.stream().filter(answer -> answer.resultNow().status() == 201))
                .hasSize(1);
    }

    static Stream<byte[]> refused() {
        return Stream.of(
                claiming(1, 30_000),
                claiming(16_000, 16_000),
                Arrays.copyOf(jpeg(300, 200), 2000),
                Arrays.copyOf(png(300, 200), 200),
                animated(gif(30, 20), 600),
                ascii("MZ\u0090\u0000\u0003"),
                ascii("\u007fELF"),
                ascii("<svg onload='alert(1)'/>"),
                ascii("%PDF-1.4"),
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoPictureAndStoresNothing(byte[] content) {
        long files = store.getCollection("pictureFiles.chunks").countDocuments();

        var answer = media.upload(content, "Không phải ảnh").expect(400);

        assertThat(answer.faultyFields()).containsExactly("file");
        assertThat(answer.text("detail")).endsWith(".");
        assertThat(store.getCollection("pictureFiles.chunks").countDocuments()).isEqualTo(files);
        assertThat(store.getCollection("pictureUploads").countDocuments()).isZero();
    }

    @Test
    void refusesAPictureThatIsTooLarge() {
        var large = Arrays.copyOf(jpeg(300, 200), 21 << 20);

        var answer = media.upload(large, "To").expect(413);

        assertThat(answer.faultyField()).isEqualTo("file");
        assertThat(answer.text("detail")).contains("20 MiB");
        media.upload(Arrays.copyOf(written(noise(30, 20, seed++), "jpeg"), 20 << 20), "Vừa")
                .expect(201);
    }

    @Test
    void namesTheFieldOfEachMistake() {
        var picture = jpeg(30, 20);
        expect("alt", new Form().file("a.jpg", "image/jpeg", picture));
        expect("alt", new Form().file("a.jpg", "image/jpeg", picture).text("alt", " \u200b "));
        expect("alt", form(picture).text("alt", "x".repeat(501)));
        expect("caption", form(picture).text("alt", "x").text("caption", "x".repeat(1001)));
        expect("credit", form(picture).text("alt", "x").text("credit", "x".repeat(251)));
        expect("credit", form(picture).text("alt", "x").text("credit", "x".repeat(70_000)));
        expect("alt", form(picture).text("alt", "x").text("alt", "y"));
        expect("mediaId", form(picture).text("alt", "x").text("mediaId", "y"));
        expect("file", new Form().text("alt", "x"));
        expect("file", new Form().text("file", "x").text("alt", "x"));
        expect("file", form(picture).file("b.jpg", "image/jpeg", picture).text("alt", "x"));
        expect("file", new Form().file("a.png", "image/png", picture).text("alt", "x"));
        expect("file", new Form().file("a.jpg", "text/html", picture).text("alt", "x"));
        for (var name : List.of("../a.jpg", "/etc/a.jpg", "C:\\\\a.jpg", "x/y.jpg", "..")) {
            expect("file", new Form().file(name, "image/jpeg", picture).text("alt", "x"));
        }
        expect(
                "file",
                new Form()
                        .file("x".repeat(5_000) + ".jpg", "image/jpeg", picture)
                        .text("alt", "x"));
        media.upload(
                        TestTokens.of("reporter"),
                        new Form().file("ảnh đẹp.jpg", "IMAGE/JPG", picture).text("alt", "x"))
                .expect(201);
    }

    private void expect(String field, Form form) {
        var answer = media.upload(TestTokens.of("reporter"), form).expect(400);
        assertThat(answer.faultyFields()).contains(field);
    }

    private static Form form(byte[] picture) {
        return new Form().file("a.jpg", "image/jpeg", picture);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 60, 150, 400, 1500})
    void refusesAFormThatBreaksOff(int length) {
        var whole = form(jpeg(300, 200)).text("alt", "x").bytes();

        var answer = media.post(TestTokens.of("reporter"), Arrays.copyOf(whole, length))
                .expect(400);

        assertThat(answer.faultyFields()).isNotEmpty();
    }

    @Test
    void needsAnAccountThatWrites() {
        assertThat(media.upload(TestTokens.of("operator"), form(jpeg(9, 9)).text("alt", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(media.load(MediaApi.PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void readsEachFormat() {
        for (var format : List.of("png", "gif", "webp")) {
            var picture = written(noise(330, 200, seed++), format);

            var uploaded = media.upload(picture, format).expect(201);

            assertThat(uploaded.text("type")).isEqualTo("image/" + format);
            ready(uploaded);
        }
    }

    @Test
    void saysThatAPictureIsDamaged() {
        var picture = written(fields(500, 400), "png");
        // Right in its structure, and not in its pixels.
        var damaged = withChunk(Arrays.copyOf(picture, picture.length), "IDAT", ascii("no pixels" + seed++));

        var uploaded = media.upload(damaged, "Hỏng").expect(201);

        await().untilAsserted(() -> {
            var failed = media.get(MediaApi.PATH + "/" + uploaded.id());
            assertThat(failed.text("state")).isEqualTo("FAILED");
            assertThat(failed.text("failure")).endsWith(".");
        });
    }

    private Answer ready(Answer uploaded) {
        return await().until(
                        () -> media.get(MediaApi.PATH + "/" + uploaded.id()),
                        read -> read.text("state").equals("READY"));
    }

    private long originals(String id) {
        return store.getCollection("pictureFiles.files").countDocuments(new Document("_id", id + "/original"));
    }

    private String storedText(String id) {
        var text = new StringBuilder();
        for (var chunk : store.getCollection("pictureFiles.chunks").find(new Document("files_id", id + "/original"))) {
            text.append(new String(chunk.get("data", Binary.class).getData(), ISO_8859_1));
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }
}

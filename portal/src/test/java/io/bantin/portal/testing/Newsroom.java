package io.bantin.portal.testing;

import org.jspecify.annotations.Nullable;

/** What the services answer in the tests: a small tree and two articles. */
public final class Newsroom {

    public static final String NEWS = "0kt3v00000001";
    public static final String LOCAL = "0kt3v00000002";
    public static final String ARTICLE = "0kt3v9wq5d2xa";
    public static final String ARTICLE_PATH = "/hoi-nghi-truc-tuyen-" + ARTICLE + ".html";
    public static final String LOCAL_PATH = "/c/tin-trong-tinh-" + LOCAL;

    public static final String PICTURE_PATH = "/media/0kt3v9wq5d777/640-0123456789ab.webp";

    public static final String NEWS_PATH = "/c/tin-tuc-" + NEWS;
    public static final String PICTURE_ARTICLE = "0kt3v9wq5d2xb";
    public static final String PICTURE_ARTICLE_PATH = "/hoi-nghi-truc-tuyen-" + PICTURE_ARTICLE + ".html";

    private static final String RENDITIONS = """
            "renditions": [
              {"url": "/media/0kt3v9wq5d777/320-0123456789ab.webp", "type": "image/webp", "width": 320, "height": 213},
              {"url": "/media/0kt3v9wq5d777/640-0123456789ab.webp", "type": "image/webp", "width": 640, "height": 427},
              {"url": "/media/0kt3v9wq5d777/640-0123456789ab.jpg", "type": "image/jpeg", "width": 640, "height": 427}],
            """;

    private static final String TREE = """
            [{"id": "%s", "version": 1, "name": "NAME", "slug": "tin-tuc", "description": "Tin hằng ngày.",
              "parentId": null, "position": 1, "children": [
                {"id": "%s", "version": 1, "name": "Tin trong tỉnh", "slug": "tin-trong-tinh", "description": null,
                 "parentId": "%s", "position": 1, "children": []}]}]
            """.formatted(NEWS, LOCAL, NEWS);

    private static final String SUBSCRIPTION = """
            {"status": "ACTIVE", "categoryIds": ["%s"], "frequency": "INSTANT", "locale": "vi", "confirmedAt": null}
            """.formatted(LOCAL);

    private Newsroom() {}

    public static void open(TestGateway gateway) {
        nameNews(gateway, "Tin tức");
        publish(gateway, 1, "Hội nghị trực tuyến");
        gateway.answer("GET /api" + PICTURE_PATH, 200, "the bytes of a picture");
    }

    /** Every link with this token opens a subscription, and every form with it is taken. */
    public static void subscribe(TestGateway gateway, String token) {
        gateway.answer("GET /api/subscriptions/" + token, 200, SUBSCRIPTION);
        gateway.answer("PATCH /api/subscriptions/" + token, 200, SUBSCRIPTION);
        gateway.answer("POST /api/subscriptions/" + token + "/unsubscribe", 200, "");
        gateway.answer("DELETE /api/subscriptions/" + token, 204, "");
        gateway.answer("POST /api/subscriptions/confirm", 200, SUBSCRIPTION);
        gateway.answer("POST /api/subscriptions/confirm/preview", 200, SUBSCRIPTION);
        gateway.answer("POST /api/subscriptions", 202, "");
    }

    public static void nameNews(TestGateway gateway, String name) {
        gateway.answer("GET /api/categories", 200, TREE.replace("NAME", name));
    }

    /** Articles as they are after this version was published: the list and the article itself. */
    public static void publish(TestGateway gateway, long version, String title) {
        gateway.answer("GET /api/articles", 200, listing(item(version, title), null));
        gateway.answer("GET /api/articles/" + ARTICLE, 200, article(version, title));
    }

    /** Another article, whose cover is a picture of the library; it stands in the list of {@link #NEWS}. */
    public static void publishWithPicture(TestGateway gateway, long version, String title) {
        gateway.answer("GET /api/articles/" + PICTURE_ARTICLE, 200, withPicture(article(version, title)));
        gateway.answer(
                "GET /api/articles?category=%s&limit=20".formatted(NEWS),
                200,
                listing(withPicture(item(version, title)), null));
    }

    private static String withPicture(String json) {
        return json.replace(ARTICLE, PICTURE_ARTICLE)
                .replace("\"mediaId\": null,", "\"mediaId\": \"0kt3v9wq5d777\", " + RENDITIONS);
    }

    public static void withdraw(TestGateway gateway) {
        gateway.answer("GET /api/articles", 200, "{\"items\": [], \"next\": null}");
        gateway.answer("GET /api/articles/" + ARTICLE, 410, "{\"type\": \"/problems/article-withdrawn\"}");
    }

    public static String listing(String items, @Nullable String next) {
        return "{\"items\": [%s], \"next\": %s}".formatted(items, next == null ? "null" : '"' + next + '"');
    }

    public static String item(long version, String title) {
        return "{" + fields(version, title) + "}";
    }

    public static String article(long version, String title) {
        return "{%s, \"html\": \"<p>Đoạn <strong>thứ nhất</strong>.</p>\"}".formatted(fields(version, title));
    }

    private static String fields(long version, String title) {
        return """
               "id": "%s", "version": %d, "status": "PUBLISHED", "title": "%s", "slug": "hoi-nghi-truc-tuyen",
               "lead": "Sáng ngày 09/01/2020", "cover": {"mediaId": null, "alt": "Hội trường",
               "caption": "Tại điểm cầu của tỉnh", "credit": "Phương Anh"}, "categoryIds": ["%s"],
               "tags": ["dân vận"], "byline": ["Nguyễn Văn An", "Trần Thị Bình"], "source": "Trang tin của tỉnh",
               "language": "vi", "url": "%s", "updatedAt": "2020-01-09T03:30:00Z", "publishedAt": "2020-01-09T03:30:00Z"
               """.formatted(ARTICLE, version, title, LOCAL, ARTICLE_PATH);
    }
}

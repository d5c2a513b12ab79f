package io.bantin.article.drafting;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Fields that stay as they are when they are absent, and are emptied by null. */
@ArticleIntegrationTest
class ExtraFieldsIT {

    private static final String LATER = Instant.now().plusSeconds(864_000).toString();

    @Autowired
    private ArticleApi api;

    @Test
    void absentFieldsStayAndNullEmpties() {
        var other = api.create(publisher(), Manuscripts.titled("Khác")).expect(201);
        var fields = """
                {"title": "Một", "seo": {"title": " Tên  khác ", "description": null}, "related": ["%s"],
                 "pinnedUntil": "%s", "expireAt": "%s"}""".formatted(other.id(), LATER, LATER);
        var created = api.create(publisher(), fields).expect(201);
        assertThat(created.json().path("seo").path("title").asString()).isEqualTo("Tên khác");
        assertThat(created.json().path("related").path(0).asString()).isEqualTo(other.id());

        var kept = api.put(created, publisher(), "{\"title\": \"Hai\"}").expect(200);
        for (var field : new String[] {"seo", "related", "pinnedUntil", "expireAt"}) {
            assertThat(kept.json().path(field))
                    .as(field)
                    .isEqualTo(created.json().path(field));
        }
        assertThat(api.get(EDITORIAL + "/" + created.id(), publisher()).json().path("seo"))
                .isEqualTo(created.json().path("seo"));

        var nothing =
                "{\"title\": \"Ba\", \"seo\": null, \"related\": null, \"pinnedUntil\": null, \"expireAt\": null}";
        var emptied = api.put(kept, publisher(), nothing).expect(200);
        assertThat(emptied.json().path("related")).isEmpty();
        for (var field : new String[] {"seo", "pinnedUntil", "expireAt"}) {
            assertThat(emptied.json().path(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void onlyPublishersSetDates() {
        var body = "{\"title\": \"Một\", \"expireAt\": \"%s\"}".formatted(LATER);
        api.create(TestTokens.of("editor"), body).expect(403);
        var dated = api.create(publisher(), body).expect(201);

        api.put(dated, TestTokens.of("editor"), "{\"title\": \"Một\", \"expireAt\": null}")
                .expect(403);
        api.put(dated, TestTokens.of("editor"), "{\"title\": \"Một\", \"pinnedUntil\": \"%s\"}".formatted(LATER))
                .expect(403);
        var sentBack = "{\"title\": \"Hai\", \"expireAt\": \"%s\"}".formatted(dated.text("expireAt"));
        api.put(dated, TestTokens.of("editor"), sentBack).expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"seo\": \"x\"|seo",
                "\"seo\": {\"titel\": \"x\"}|seo",
                "\"seo\": {\"title\": 7}|seo.title",
                "\"related\": \"x\"|related",
                "\"related\": [7]|related[0]",
                "\"related\": [\"../etc/passwd\"]|related[0]",
                "\"related\": [\"0000000000000\"]|related",
                "\"expireAt\": 7|expireAt",
                "\"expireAt\": \"1899-01-01T00:00:00Z\"|expireAt",
                "\"expireAt\": \"2020-01-01T00:00:00Z\"|expireAt",
                "\"pinnedUntil\": \"2026-03-29T02:30[Europe/Berlin]\"|pinnedUntil"
            })
    void namesTheFieldThatIsWrong(String field, String named) {
        var body = "{\"title\": \"Một %s\", %s}".formatted(Ids.next(), field);

        assertThat(api.create(publisher(), body).expect(400).faultyField()).isEqualTo(named);
    }

    private static String publisher() {
        return TestTokens.of("publisher");
    }
}

package io.bantin.article.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.Content;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.article.merging.ArticleMerge.Conflict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArticleMergeTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Content EMPTY = new Content(
            new ArticleSummary("", "", "", null, List.of(), List.of(), List.of(), null, "vi", null, List.of()), "");

    private static final Content BASE = content("""
            {"title": "Lúa chín", "lead": "Sớm.", "body": "Một.\\n\\nHai.", "tags": ["lúa"], "byline": ["An"],
             "categoryIds": ["c1"], "source": "TTXVN", "cover": {"alt": "Đồng", "caption": "Lúa"},
             "seo": {"title": "Gặt lúa"}, "related": ["r1"]}""");

    @Test
    void takesEachFieldFromWhoChangedIt() {
        var merged = merge("""
                {"title": "Lúa chín sớm", "lead": "Sớm.", "body": "Một của tôi.\\n\\nHai.", "tags": ["lúa", "mưa"],
                 "byline": ["An"], "categoryIds": ["c1", "c2"], "source": null, "cover": {"alt": "Đồng lúa", "caption": "Lúa"}}""", """
                {"title": "Lúa chín", "lead": "Rất sớm.", "body": "Một.\\n\\nHai của họ.", "tags": ["lúa", "lũ"],
                 "byline": ["An", "Bình"], "categoryIds": ["c3"], "source": "TTXVN", "language": "en",
                 "cover": {"alt": "Đồng", "caption": "Lúa chín"}}""");

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.manuscript()).isEqualTo(manuscript("""
                {"title": "Lúa chín sớm", "lead": "Rất sớm.", "body": "Một của tôi.\\n\\nHai của họ.",
                 "tags": ["lúa", "mưa", "lũ"], "byline": ["An", "Bình"], "categoryIds": ["c3", "c2"], "source": null,
                 "language": "en", "cover": {"mediaId": null, "alt": "Đồng lúa", "caption": "Lúa chín", "credit": null}}"""));
    }

    @Test
    void handsBackWhatBothChanged() {
        var merged = merge("""
                {"title": "Tôi", "lead": "Sớm.", "body": "Một.\\n\\nTôi.", "tags": ["lúa"], "byline": ["An"],
                 "categoryIds": ["c1"], "source": "TTXVN"}""", """
                {"title": "Họ", "lead": "Sớm.", "body": "Một.\\n\\nHọ.", "tags": ["lúa"], "byline": ["An"],
                 "categoryIds": ["c1"], "source": "TTXVN", "cover": {"alt": "Đồng", "caption": "Họ"}}""");

        assertThat(merged.conflicts())
                .containsExactlyInAnyOrder(
                        new Conflict("title", "Lúa chín", "Tôi", "Họ", null),
                        new Conflict("cover.caption", "Lúa", "", "Họ", null),
                        new Conflict("body", "Hai.", "Tôi.", "Họ.", 6));
        assertThat(merged.manuscript().title()).isEqualTo("Họ");
        assertThat(merged.manuscript().body()).isEqualTo("Một.\n\nHọ.");
    }

    @Test
    void takesWhatSearchEnginesShowFromWhoChangedIt() {
        var same = "\"title\": \"Lúa chín\", \"lead\": \"Sớm.\", \"body\": \"Một.\\n\\nHai.\"";
        var mine = content("{" + same
                + ", \"seo\": {\"title\": \"Tôi\", \"description\": \"Mới\"}, \"related\": [\"r1\", \"r2\"]}");
        var theirs = content("{" + same + ", \"seo\": {\"title\": \"Họ\"}, \"related\": [\"r1\", \"r3\"]}");

        var merged = ArticleMerge.of(BASE, mine, theirs);

        assertThat(merged.conflicts()).contains(new Conflict("seo.title", "Gặt lúa", "Tôi", "Họ", null));
        assertThat(merged.manuscript().seo()).isEqualTo(JSON.readTree("{\"title\": \"Họ\", \"description\": \"Mới\"}"));
        assertThat(JSON.convertValue(merged.manuscript().related(), String[].class))
                .contains("r1", "r2", "r3");
    }

    /** As typed: line ends of Windows, decomposed letters and spaces at the ends are no changes. */
    @Test
    void seesNoChangeInHowTheTextWasSent() {
        var merged = merge("""
                {"title": " Lúa  chín ", "lead": "So\\u031b\\u0301m.", "body": "Một.\\r\\n\\r\\nHai.", "tags": ["lúa ", "", null],
                 "byline": ["An"], "categoryIds": ["c1"], "source": "TTXVN", "language": "",
                 "cover": {"alt": "Đồng", "caption": "Lúa"}}""", """
                {"title": "Họ", "lead": "Họ.", "body": "Họ.", "tags": [], "byline": [], "categoryIds": []}""");

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.manuscript()).isEqualTo(manuscript("""
                {"title": "Họ", "lead": "Họ.", "body": "Họ.", "tags": [], "byline": [], "categoryIds": [], "language": "vi"}"""));
    }

    @Test
    void dropsNoWordOfGeneratedEdits() {
        for (long seed = 0; seed < 5000; seed++) {
            var random = new Random(seed);
            var mineTyped = new HashSet<String>();
            var theirsTyped = new HashSet<String>();
            var mine = edited(random, "m", mineTyped);
            var theirs = edited(random, "t", theirsTyped);

            var merged = ArticleMerge.of(BASE, mine, theirs);

            var found = (merged.manuscript() + " " + merged.conflicts()).split("[^\\p{L}\\d]+");
            assertThat(List.of(found))
                    .as("seed %d: %s", seed, merged)
                    .containsAll(mineTyped)
                    .containsAll(theirsTyped);
        }
    }

    private static Content edited(Random random, String author, Set<String> typed) {
        var base = Manuscript.of(BASE.summary(), BASE.markdown());
        var cover = new Manuscript.Cover(
                null,
                perhaps(random, "Đồng", author, typed),
                perhaps(random, "Lúa", author, typed),
                perhaps(random, null, author, typed));
        return TypedContent.of(
                new Manuscript(
                        perhaps(random, base.title(), author, typed),
                        perhaps(random, base.lead(), author, typed),
                        perhaps(random, "Một.", author, typed) + "\n\n" + perhaps(random, "Hai.", author, typed),
                        random.nextInt(6) == 0 && typed.isEmpty() ? null : cover,
                        list(random, "c1", author, typed),
                        list(random, "lúa", author, typed),
                        list(random, "An", author, typed),
                        perhaps(random, base.source(), author, typed),
                        base.language(),
                        null,
                        random.nextBoolean()
                                ? null
                                : JSON.createObjectNode().put("title", perhaps(random, "Gặt lúa", author, typed)),
                        random.nextBoolean() ? null : JSON.valueToTree(list(random, "r1", author, typed)),
                        null,
                        null),
                BASE);
    }

    private static @Nullable String perhaps(Random random, @Nullable String text, String author, Set<String> typed) {
        return switch (random.nextInt(3)) {
            case 0 -> text;
            case 1 -> word(author, typed);
            default -> text == null ? word(author, typed) : text + " " + word(author, typed);
        };
    }

    private static List<@Nullable String> list(Random random, String item, String author, Set<String> typed) {
        var items = new ArrayList<@Nullable String>();
        if (random.nextBoolean()) {
            items.add(item);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            items.add(random.nextInt(items.size() + 1), word(author, typed));
        }
        return items;
    }

    private static String word(String author, Set<String> typed) {
        var word = author + typed.size();
        typed.add(word);
        return word;
    }

    private static ArticleMerge.Merged merge(String mine, String theirs) {
        return ArticleMerge.of(BASE, content(mine), content(theirs));
    }

    private static Content content(String json) {
        return TypedContent.of(manuscript(json), EMPTY);
    }

    private static Manuscript manuscript(String json) {
        return JSON.readValue(json, Manuscript.class);
    }
}

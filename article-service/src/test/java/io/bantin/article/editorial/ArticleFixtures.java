package io.bantin.article.editorial;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.content.Body;
import io.bantin.article.workflow.Attribution;
import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Articles for tests. */
public final class ArticleFixtures {

    public static final String ID = "0kt3v9wq5d2xa";
    public static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");
    public static final List<List<String>> PATHS = List.of(List.of("0kt3v9wq5d001", "0kt3v9wq5d002"));

    public static final Caller PUBLISHER = new Caller("thu", Set.of(Roles.PUBLISHER, Roles.EDITOR, Roles.REPORTER));

    private ArticleFixtures() {}

    /** A publisher's decision some seconds after noon. */
    public static Attribution at(long seconds) {
        return new Attribution(PUBLISHER, NOON.plusSeconds(seconds));
    }

    public static ArticleSummary aSummary() {
        return new ArticleSummary(
                "Mùa gặt ở Đồng Tháp",
                "mua-gat-o-dong-thap",
                "Lúa chín sớm mười ngày.",
                new Cover(null, "Cánh đồng lúa chín", "Cánh đồng xã Tân Kiều", "Lê An"),
                List.of("0kt3v9wq5d002"),
                List.of("nông nghiệp", "lúa"),
                List.of("Lê An"),
                null,
                "vi",
                null,
                List.of());
    }

    public static Body aBody() {
        return new Body("Bà con *gặt* sớm.", "<p>Bà con <em>gặt</em> sớm.</p>\n");
    }

    public static Article aDraft() {
        return Article.draft(ID, aSummary(), aBody(), "reporter", NOON);
    }

    public static Article aPublishedArticle() {
        return aDraft().publish(PATHS, at(60)).next();
    }

    public static Article aWithdrawnArticle() {
        return aPublishedArticle().withdraw("Số liệu sai.", PATHS, at(120)).next();
    }
}

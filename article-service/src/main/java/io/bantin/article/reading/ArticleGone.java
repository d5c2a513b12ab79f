package io.bantin.article.reading;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The article was published and then withdrawn. */
final class ArticleGone extends Problem {

    private ArticleGone(String detail) {
        super(HttpStatus.GONE, "article-withdrawn", "Article is withdrawn", detail);
    }

    static ArticleGone withId(String id) {
        return new ArticleGone("The article '%s' was withdrawn and is no longer available.".formatted(id));
    }
}

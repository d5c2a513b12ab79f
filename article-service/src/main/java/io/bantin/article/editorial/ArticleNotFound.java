package io.bantin.article.editorial;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** No article has this id, or the caller may not know that it exists. */
public final class ArticleNotFound extends Problem {

    private ArticleNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "article-not-found", "No such article", detail);
    }

    public static ArticleNotFound withId(String id) {
        return new ArticleNotFound("There is no article with the id '%s'.".formatted(id));
    }
}

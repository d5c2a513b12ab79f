package io.bantin.article.library;

import io.bantin.kit.problems.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Articles show the picture, so it stays. */
final class PictureInUse extends Problem {

    private PictureInUse(String detail, List<Map<String, String>> articles) {
        super(HttpStatus.CONFLICT, "picture-in-use", "Picture is in use", detail);
        getBody().setProperty("articles", articles);
    }

    static PictureInUse by(List<PictureUse.UsingArticle> articles) {
        return new PictureInUse(
                "Articles show this picture; take it out of them first. The property 'articles' names them.",
                articles.stream()
                        .map(article -> Map.of(
                                "id",
                                article.id(),
                                "title",
                                article.head().title(),
                                "status",
                                article.status().name()))
                        .toList());
    }
}

package io.bantin.article.content;

import java.util.List;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * The Markdown that the author typed and the HTML rendered from it.
 *
 * @param mediaIds the pictures that the HTML shows; absent in articles that were stored before there were pictures
 */
public record Body(String markdown, String html, List<String> mediaIds) {

    @PersistenceCreator
    public Body {
        mediaIds = mediaIds == null ? List.of() : mediaIds;
    }

    public Body(String markdown, String html) {
        this(markdown, html, List.of());
    }
}

package io.bantin.portal.contentapi;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The API of public articles; it answers 410 for a withdrawn one. */
@HttpExchange("/api/articles")
public interface ArticleApi {

    @GetExchange("/{id}")
    Article article(@PathVariable String id);

    @GetExchange
    Article.Listing newest(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam int limit);
}

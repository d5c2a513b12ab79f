package io.bantin.article.content;

/** What people write; everything else of an article follows from it or from its steps. */
public record Content(ArticleSummary summary, String markdown) {}

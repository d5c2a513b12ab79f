package io.bantin.article.rendering;

/** What readers will not see as it was typed, and in which field; the article was saved nevertheless. */
public record Warning(String field, String text) {}

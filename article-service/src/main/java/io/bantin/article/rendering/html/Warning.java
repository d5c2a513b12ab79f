package io.bantin.article.rendering.html;

/** Something that the author typed and readers will not see, and the field that has it. The article is saved all the same. */
public record Warning(String field, String text) {}

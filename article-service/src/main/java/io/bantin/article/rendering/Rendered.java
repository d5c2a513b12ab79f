package io.bantin.article.rendering;

import java.util.List;

/** HTML that a page may include as it is, and what of the Markdown it does not show. */
public record Rendered(String html, List<Warning> warnings) {}

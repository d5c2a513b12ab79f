package io.bantin.article.rendering.html;

import java.util.List;

/**
 * HTML that a page can include as it is, and warnings about what is missing in it.
 *
 * @param mediaIds the pictures of the library that it shows
 */
public record RenderedBody(String html, List<Warning> warnings, List<String> mediaIds) {}

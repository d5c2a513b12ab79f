/** Renders the body of an article from Markdown to HTML that a page can include as it is. */
@NullMarked
package io.bantin.article.rendering;

import org.jspecify.annotations.NullMarked;

/** HTML that a page can include safely, and warnings about what was removed. */
@NullMarked
package io.bantin.article.rendering.html;

import org.jspecify.annotations.NullMarked;

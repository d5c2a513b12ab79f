/** Tests of the html package. */
@NullMarked
package io.bantin.article.rendering.html;

import org.jspecify.annotations.NullMarked;

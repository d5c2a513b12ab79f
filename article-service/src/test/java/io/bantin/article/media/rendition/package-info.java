/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.media.rendition;

import org.jspecify.annotations.NullMarked;

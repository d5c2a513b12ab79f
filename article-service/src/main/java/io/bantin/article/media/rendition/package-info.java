/** Makes the sizes of pictures that readers load, in the background and within a bound of memory. */
@NullMarked
package io.bantin.article.media.rendition;

import org.jspecify.annotations.NullMarked;

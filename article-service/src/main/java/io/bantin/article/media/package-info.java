/** Pictures: what is known about each, and where their bytes are. */
@NullMarked
package io.bantin.article.media;

import org.jspecify.annotations.NullMarked;

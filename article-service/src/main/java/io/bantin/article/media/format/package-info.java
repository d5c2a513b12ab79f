/** Checks the structure of a picture while it arrives, and copies it without what is private. */
@NullMarked
package io.bantin.article.media.format;

import org.jspecify.annotations.NullMarked;

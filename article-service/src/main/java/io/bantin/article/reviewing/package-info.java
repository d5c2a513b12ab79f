/** Takes articles through review, and copies them into new drafts. */
@NullMarked
package io.bantin.article.reviewing;

import org.jspecify.annotations.NullMarked;

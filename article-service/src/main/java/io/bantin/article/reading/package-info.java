/** The public API: published articles, newest first. */
@NullMarked
package io.bantin.article.reading;

import org.jspecify.annotations.NullMarked;

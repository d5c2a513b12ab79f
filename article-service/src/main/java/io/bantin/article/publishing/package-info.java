/** Publishes and withdraws articles. */
@NullMarked
package io.bantin.article.publishing;

import org.jspecify.annotations.NullMarked;

/** Publishes and withdraws articles at the time that a publisher chose. */
@NullMarked
package io.bantin.article.scheduling;

import org.jspecify.annotations.NullMarked;

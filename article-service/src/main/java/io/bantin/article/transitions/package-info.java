/** What all requests for a step have in common: version, idempotency key, reason. */
@NullMarked
package io.bantin.article.transitions;

import org.jspecify.annotations.NullMarked;

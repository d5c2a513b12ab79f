/** Merges what two people wrote into the same article at the same time. */
@NullMarked
package io.bantin.article.merging;

import org.jspecify.annotations.NullMarked;

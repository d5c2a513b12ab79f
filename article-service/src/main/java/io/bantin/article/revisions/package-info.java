/** Lists, reads, compares and restores the earlier versions of an article. */
@NullMarked
package io.bantin.article.revisions;

import org.jspecify.annotations.NullMarked;

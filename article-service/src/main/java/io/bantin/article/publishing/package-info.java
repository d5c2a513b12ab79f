/** An article goes out to its readers, or is taken back from them. */
@NullMarked
package io.bantin.article.publishing;

import org.jspecify.annotations.NullMarked;

/** What people write: an article without its state. */
@NullMarked
package io.bantin.article.content;

import org.jspecify.annotations.NullMarked;

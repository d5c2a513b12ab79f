/** What a caller may do with an article. */
@NullMarked
package io.bantin.article.permissions;

import org.jspecify.annotations.NullMarked;

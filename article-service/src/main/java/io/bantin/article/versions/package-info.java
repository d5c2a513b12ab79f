/** The versions of an article, and their archive. */
@NullMarked
package io.bantin.article.versions;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.revisions;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.collaboration;

import org.jspecify.annotations.NullMarked;

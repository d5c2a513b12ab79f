/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.bulk;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.drafting;

import org.jspecify.annotations.NullMarked;

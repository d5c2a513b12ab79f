/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.workingcopies;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package io.bantin.article.workflow;

import org.jspecify.annotations.NullMarked;

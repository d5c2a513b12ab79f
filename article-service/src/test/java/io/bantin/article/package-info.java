/** Tests of the whole service. */
@NullMarked
package io.bantin.article;

import org.jspecify.annotations.NullMarked;

/** Tests of the whole service. */
@NullMarked
package io.bantin.category;

import org.jspecify.annotations.NullMarked;

/** Errors as problem details. */
@NullMarked
package io.bantin.kit.problems;

import org.jspecify.annotations.NullMarked;

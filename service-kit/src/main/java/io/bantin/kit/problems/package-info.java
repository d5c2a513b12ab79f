/** Errors as problem details (RFC 9457). */
@NullMarked
package io.bantin.kit.problems;

import org.jspecify.annotations.NullMarked;

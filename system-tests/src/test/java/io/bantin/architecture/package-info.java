/** The rules of the house that the compiler cannot check. */
@NullMarked
package io.bantin.architecture;

import org.jspecify.annotations.NullMarked;

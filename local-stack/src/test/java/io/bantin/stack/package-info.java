/** The stack as a process. */
@NullMarked
package io.bantin.stack;

import org.jspecify.annotations.NullMarked;

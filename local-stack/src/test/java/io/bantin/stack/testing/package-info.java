/** The stack as a service's integration test meets it. */
@NullMarked
package io.bantin.stack.testing;

import org.jspecify.annotations.NullMarked;

/** The stack for integration tests: one for each JVM; the context of each test gets its addresses as properties. */
@NullMarked
package io.bantin.stack.testing;

import org.jspecify.annotations.NullMarked;

/** The stack for integration tests: one per JVM, its addresses set as properties of the test's context. */
@NullMarked
package io.bantin.stack.testing;

import org.jspecify.annotations.NullMarked;

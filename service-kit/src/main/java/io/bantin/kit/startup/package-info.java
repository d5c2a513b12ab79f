/** Explains in one sentence, without a stack trace, why a service cannot start. */
@NullMarked
package io.bantin.kit.startup;

import org.jspecify.annotations.NullMarked;

/** How a service that cannot start says why: in one sentence, not in a stack trace. */
@NullMarked
package io.bantin.kit.startup;

import org.jspecify.annotations.NullMarked;

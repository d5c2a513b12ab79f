/** Makes requests safe to repeat. */
@NullMarked
package io.bantin.kit.idempotency;

import org.jspecify.annotations.NullMarked;

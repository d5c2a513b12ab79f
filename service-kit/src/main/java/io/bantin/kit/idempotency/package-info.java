/** Requests that may be sent twice. */
@NullMarked
package io.bantin.kit.idempotency;

import org.jspecify.annotations.NullMarked;

/** Stops an instance without losing a request: each answer tells the gateway before the port closes. */
@NullMarked
package io.bantin.kit.drain;

import org.jspecify.annotations.NullMarked;

/** Reads requests from connections: refuses malformed ones, and buffers bodies until a service may be called. */
@NullMarked
package io.bantin.gateway.inbound;

import org.jspecify.annotations.NullMarked;

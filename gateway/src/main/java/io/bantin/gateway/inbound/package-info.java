/** Reads requests from connections: refuses malformed ones, and limits how many unfinished requests a caller has. */
@NullMarked
package io.bantin.gateway.inbound;

import org.jspecify.annotations.NullMarked;

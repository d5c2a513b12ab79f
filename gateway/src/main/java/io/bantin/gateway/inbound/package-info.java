/** Requests as they come in: complete and well-formed before anything else sees them, and no caller holds more than its share. */
@NullMarked
package io.bantin.gateway.inbound;

import org.jspecify.annotations.NullMarked;

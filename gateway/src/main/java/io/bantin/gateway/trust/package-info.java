/** Decides which caller sent a request, and which of its headers the gateway trusts. */
@NullMarked
package io.bantin.gateway.trust;

import org.jspecify.annotations.NullMarked;

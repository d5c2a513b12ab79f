/** Tests of the token decoder, without a running gateway. */
@NullMarked
package io.bantin.gateway.access;

import org.jspecify.annotations.NullMarked;

/** Tests of the stored pages: their rules alone, and through a gateway. */
@NullMarked
package io.bantin.gateway.cache;

import org.jspecify.annotations.NullMarked;

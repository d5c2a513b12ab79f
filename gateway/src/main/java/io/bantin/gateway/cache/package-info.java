/** Stores pages of the portal for less than a second, and for an hour in case no portal answers (RFC 9111). */
@NullMarked
package io.bantin.gateway.cache;

import org.jspecify.annotations.NullMarked;

/** How a gateway that cannot start says why. */
@NullMarked
package io.bantin.gateway.startup;

import org.jspecify.annotations.NullMarked;

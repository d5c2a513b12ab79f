/** The instances of each service: where they are, and which of them failed or drain. */
@NullMarked
package io.bantin.gateway.instances;

import org.jspecify.annotations.NullMarked;

/** How much one caller may send, and how often. */
@NullMarked
package io.bantin.gateway.limits;

import org.jspecify.annotations.NullMarked;

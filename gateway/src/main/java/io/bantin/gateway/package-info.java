/** The only door of the system: it routes, checks tokens, limits, and answers for services that are away. */
@NullMarked
package io.bantin.gateway;

import org.jspecify.annotations.NullMarked;

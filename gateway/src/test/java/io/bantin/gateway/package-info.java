/** The gateway as a caller meets it: over HTTP, before small servers that stand for the services. */
@NullMarked
package io.bantin.gateway;

import org.jspecify.annotations.NullMarked;

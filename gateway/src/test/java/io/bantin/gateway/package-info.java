/** Tests of the gateway over HTTP, in front of small servers in place of the services. */
@NullMarked
package io.bantin.gateway;

import org.jspecify.annotations.NullMarked;

/** Tests of the instances of services, without a running gateway. */
@NullMarked
package io.bantin.gateway.instances;

import org.jspecify.annotations.NullMarked;

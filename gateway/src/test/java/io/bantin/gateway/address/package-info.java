@NullMarked
package io.bantin.gateway.address;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.bantin.gateway.uri;

import org.jspecify.annotations.NullMarked;

/** A client of the public API of a running system. */
@NullMarked
package io.bantin.local.api;

import org.jspecify.annotations.NullMarked;
